"""Who makes which file."""

from __future__ import annotations

from collections.abc import Mapping

from commands.files.accounts import accounts
from commands.files.journal import journal
from commands.files.making import Maker
from commands.files.months import month
from commands.files.privacy import privacy
from commands.files.reports import rows, template
from commands.views.files import FileKind

MAKERS: Mapping[FileKind, Maker] = {
    FileKind.ACCOUNTS: accounts,
    FileKind.JOURNAL: journal,
    FileKind.TEMPLATE: template,
    FileKind.BATCH: rows,
    FileKind.MONTH: month,
    FileKind.PRIVACY: privacy,
}
