"""Files that go with a message, and messages that carry files. Pure.

Source: Microsoft Learn, « Send and receive files using the bot »: a file dropped in a personal chat is an attachment that says
where to fetch it; one that the bot gives is asked about first, then shown where it was put. Of a channel, bots get none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from bot.front import FileOffer
from bot.teams.activities import Activity
from bot.teams.texts import Json, words
from commands.domain.errors import Malformed

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
CONSENTED = "fileConsent/invoke"
ACCEPT = "accept"
_POINTER = "<attachment id="
"""In the HTML of a channel's message, where a file or another message goes with it."""
_HTML = "text/html"
_NAME, _TITLE = 255, 500

Url = Annotated[str, msgspec.Meta(max_length=8_000)]
Word = Annotated[str, msgspec.Meta(max_length=1_000)]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file of a personal chat, and the address that gives it for some minutes."""

    name: str
    url: str


class Upload(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Where an accepted file is put, and where it is read then."""

    upload_url: Url
    content_url: Url
    unique_id: Word = ""
    file_type: Word = ""
    name: Word = ""


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    offer: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{1,64}$")]


class Consent(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What somebody answered to the question whether they want a file."""

    action: Word
    context: Offered
    upload_info: Upload | None = None


def dropped(activity: Activity) -> tuple[Dropped, ...]:
    """The files of a message in a personal chat; none anywhere else."""
    if activity.is_shared:
        return ()
    return tuple(_dropped(activity))


def _dropped(activity: Activity) -> Iterator[Dropped]:
    for one in activity.attachments:
        content = one.content
        if one.content_type == DOWNLOAD and isinstance(content, dict):
            yield Dropped(one.name, str(content.get("downloadUrl") or ""))


def points_to_file(activity: Activity) -> bool:
    """Whether something goes with a message of a channel or a group chat, which Teams does not give."""
    return activity.is_shared and any(
        one.content_type == _HTML and isinstance(one.content, str) and _POINTER in one.content for one in activity.attachments
    )


def consent_of(value: Any) -> Consent:
    """Of an invoke's value. Raises Malformed."""
    try:
        return msgspec.convert(value, Consent)
    except (msgspec.ValidationError, RecursionError, TypeError) as error:
        raise Malformed("teams consent") from error


def consent_message(offer: FileOffer) -> Json:
    """The question: Teams itself writes it round the file's name and title. The size is not known before the file is made."""
    context = {"offer": offer.id}
    content: Json = {"description": words(offer.title, _TITLE), "acceptContext": context, "declineContext": context}
    return _message(CONSENT, offer.name, content, offer.title)


def info_message(name: str, title: str, upload: Upload) -> Json:
    """The file where it is now, in its reader's own OneDrive."""
    content = {"uniqueId": upload.unique_id, "fileType": upload.file_type}
    message = _message(INFO, upload.name or name, content, title)
    message["attachments"][0]["contentUrl"] = upload.content_url
    return message


def _message(kind: str, name: str, content: Json, title: str) -> Json:
    return {
        "type": "message",
        "attachments": [{"contentType": kind, "name": words(name, _NAME), "content": content}],
        "summary": words(title, _TITLE),
    }
