"""What Teams sends, as far as we use it, checked (Bot Framework, Activity schema). Any other shape is `Malformed`, answered 400.

Unknown fields are ignored, and a null counts as an absent field everywhere: real clients send `"id": null`, and an automatic
refresh (`"trigger": "automatic"`) has no ids at all.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from commands.domain.errors import Malformed

Id = Annotated[str, msgspec.Meta(max_length=500, pattern=r"^[^\x00-\x1f\x7f]*\Z")]
"""Opaque: "29:…" (a person), "28:…" (a bot), "a:…" (a personal chat), "19:…@thread.tacv2;messageid=…" (a channel's thread)."""
Short = Annotated[str, msgspec.Meta(max_length=300)]
Url = Annotated[str, msgspec.Meta(max_length=2_000, pattern=r"^[!-~]*\Z")]

PERSONAL, CHANNEL = "personal", "channel"
"""Kinds of conversations."""
PRIVATE = frozenset({"private", "privatechannel"})
SHARED = frozenset({"shared", "sharedchannel"})
OPEN = SHARED | {"standard"}
"""Types of channels that others than those invited may read."""
MOST_PARTS = 1_000
"""Members or entities of one activity."""


class Part(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Root of what is read: fields in camel case, all of them optional."""


class Account(Part, frozen=True, kw_only=True):
    """A person or a bot. `id` holds within this bot only; `aad_object_id` is the directory's, "" for who is not in one."""

    id: Id = ""
    name: Short = ""
    aad_object_id: Id = ""
    tenant_id: Id = ""
    is_targeted: bool = False
    """Of a recipient: a message in a shared conversation that only its author and the bot see."""


class Conversation(Part, frozen=True, kw_only=True):
    id: Id = ""
    conversation_type: Short = ""
    """ "personal", "groupChat" or "channel"."""
    tenant_id: Id = ""
    is_group: bool = False


class Named(Part, frozen=True, kw_only=True):
    """`type` of a channel: "standard", "private" or "shared"; of a team, older clients': "standard", "privateChannel"…"""

    id: Id = ""
    name: Short = ""
    type: Short = ""


class ChannelData(Part, frozen=True, kw_only=True):
    """What Teams adds to an activity. `team` and `channel` are of a channel's activities only."""

    tenant: Named = Named()
    team: Named = Named()
    channel: Named = Named()
    event_type: Short = ""


class Entity(Part, frozen=True, kw_only=True):
    """`type` "mention": `mentioned` is whom, `text` how it is written within the message; "clientInfo": `locale`."""

    type: Short = ""
    mentioned: Account = Account()
    text: str = ""
    locale: Short = ""


class Attachment(Part, frozen=True, kw_only=True):
    """`content` is of any shape, as `content_type` says."""

    content_type: str = ""
    name: str = ""
    content: Any = None


class Activity(Part, frozen=True, kw_only=True):
    """An activity. `text` and `value` are as long as the body may be: the parser and the form say what is too long."""

    type: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    name: Short = ""
    """Of an invoke or an event: "adaptiveCard/action"…"""
    id: Id = ""
    timestamp: Short = ""
    service_url: Url = ""
    channel_id: Short = ""
    from_: Account = msgspec.field(name="from", default=Account())
    recipient: Account = Account()
    conversation: Conversation = Conversation()
    text: str = ""
    entities: Annotated[tuple[Entity, ...], msgspec.Meta(max_length=MOST_PARTS)] = ()
    attachments: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=MOST_PARTS)] = ()
    value: Any = None
    """JSON of any shape, without its nulls."""
    reply_to_id: Id = ""
    locale: Short = ""
    action: Short = ""
    """Of an installationUpdate: "add", "add-upgrade", "remove"…"""
    members_added: Annotated[tuple[Account, ...], msgspec.Meta(max_length=MOST_PARTS)] = ()
    members_removed: Annotated[tuple[Account, ...], msgspec.Meta(max_length=MOST_PARTS)] = ()
    channel_data: ChannelData = ChannelData()

    @property
    def tenants(self) -> frozenset[str]:
        """Every tenant that it names, in lower case: its conversation's, Teams' own word for it, its author's."""
        named = (self.conversation.tenant_id, self.channel_data.tenant.id, self.from_.tenant_id)
        return frozenset(tenant.lower() for tenant in named if tenant)

    @property
    def place(self) -> str:
        """The chat or the channel, whichever of its threads it was written in."""
        return self.conversation.id.partition(";")[0]

    @property
    def is_shared(self) -> bool:
        """Whether it was written in a channel or a group chat, be it for the bot alone (`recipient.is_targeted`)."""
        return self.conversation.conversation_type not in ("", PERSONAL)

    @property
    def channel_private(self) -> bool | None:
        """Whether only invited people read the channel: of a standard one Teams tells a bot not who may join its team (R7)."""
        if self.conversation.conversation_type != CHANNEL:
            return None
        kinds = {self.channel_data.channel.type.lower(), self.channel_data.team.type.lower()}
        return bool(kinds & PRIVATE) and not kinds & SHARED

    @property
    def tenant(self) -> str:
        """Where it was written; "" where it does not say."""
        return self.conversation.tenant_id or self.channel_data.tenant.id


_READER = msgspec.json.Decoder(Activity)


def read(raw: bytes) -> Activity:
    """The activity in a request's body. Of a field written twice the last counts, for everybody. Raises Malformed."""
    try:
        if b"null" not in raw:
            return _READER.decode(raw)
        return msgspec.convert(_without_nulls(msgspec.json.decode(raw)), Activity)
    except (ValueError, RecursionError) as error:  # a ValidationError is a ValueError; deep nesting a RecursionError
        raise Malformed("teams activity") from error


def _without_nulls(body: Any) -> Any:
    """Walked without recursion: what one reads here may be nested as deeply as the reader of JSON allows."""
    waiting = [body]
    while waiting:
        node = waiting.pop()
        if type(node) is dict:
            for key in [key for key, value in node.items() if value is None]:
                del node[key]
            waiting.extend(node.values())
        elif type(node) is list:
            waiting.extend(node)
    return body
