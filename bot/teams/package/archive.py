"""The zip that an administrator uploads: the same bytes for the same version and settings."""

from __future__ import annotations

import io
import json
import zipfile

from bot.i18n import translator
from bot.teams.package import icons
from bot.teams.package.manifest import COLOUR_ICON, ENGLISH, MANIFEST, OUTLINE_ICON, Json, language_file, manifest

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the zip says what it holds, not when it was made."""


def package(*, app_id: str, public_url: str) -> bytes:
    """manifest.json in French, en.json, and the two icons, at the root of the zip."""
    files = {
        MANIFEST: _text(manifest(translator("fr"), app_id=app_id, public_url=public_url)),
        ENGLISH: _text(language_file(manifest(translator("en"), app_id=app_id, public_url=public_url))),
        COLOUR_ICON: icons.colour_icon(),
        OUTLINE_ICON: icons.outline_icon(),
    }
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """In the order given, without dates or owners."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return written.getvalue()


def _text(given: Json) -> bytes:
    return (json.dumps(given, ensure_ascii=False, indent=2) + "\n").encode()
