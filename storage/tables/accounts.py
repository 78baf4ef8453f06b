"""The directory of accounts: what Zoom said last, what is ours, and what is derived from both for lists and search."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text, text

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

SortText = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by its bytes, as SQLite does: what is folded needs no language, and keyset paging needs one order."""

accounts = Table(
    "accounts",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("email", SortText, nullable=False),
    Column("email_key", SortText, unique=True),
    Column("zoom_id", Text, unique=True),
    Column("status", SortText, nullable=False),
    Column("user_type", SortText, nullable=False),
    Column("raw_type", Integer, nullable=False),
    Column("first_name", Text, nullable=False),
    Column("last_name", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("job_title", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("establishment", SortText, nullable=False, server_default=""),
    Column("installation", SortText, nullable=False),
    Column("profile", SortText, nullable=False),
    Column("specialty", Text, nullable=False),
    Column("oncology", Boolean, nullable=False),
    Column("generic", Boolean, nullable=False),
    Column("head_name", Text, nullable=False),
    Column("head_email", Text, nullable=False),
    Column("large_meeting", Integer, nullable=False),
    Column("webinar", Integer, nullable=False),
    Column("created_at", UtcDateTime),
    Column("last_login_at", UtcDateTime),
    Column("invited_at", UtcDateTime),
    Column("invitation_known", Boolean, nullable=False),
    Column("off_network", Boolean, nullable=False),
    Column("deferred", JsonValue, nullable=False),
    Column("fingerprint", BigInteger, nullable=False),
    Column("search_text", SortText, nullable=False),
    Column("scope_token", Text, nullable=False),
    Column("sort_name", SortText, nullable=False),
    Column("sort_first_name", SortText, nullable=False),
    Column("sort_installation", SortText, nullable=False),
    Column("invited_key", BigInteger, nullable=False),
    Column("login_key", BigInteger, nullable=False),
)
"""`email_key` is the folded address: null where another account has taken it since (the account is re-read by its Zoom id).
`profile` is "" where none is set, `fingerprint` sums up what Zoom said last (0: nothing trusted), and all from
`search_text` on is derived by `storage.directory.derived`."""

account_readings = Table(
    "account_readings",
    METADATA,
    Column("account_id", Identifier, ForeignKey(accounts.c.id), primary_key=True, autoincrement=False),
    Column("read_at", UtcDateTime, nullable=False),
    Column("addons_read_at", UtcDateTime),
)
"""When each account was last met in a reading, and when its add-ons were looked at: they have an age of their own. Apart from
`accounts`, so that meeting an unchanged account rewrites some bytes instead of its whole row."""

account_counts = Table(
    "account_counts",
    METADATA,
    Column("establishment", SortText, nullable=False),
    Column("status", SortText, nullable=False),
    Column("user_type", SortText, nullable=False),
    Column("large_meeting", Boolean, nullable=False),
    Column("webinar", Boolean, nullable=False),
    Column("number", BigInteger, nullable=False),
    PrimaryKeyConstraint("establishment", "status", "user_type", "large_meeting", "webinar"),
)
"""Kept in the transaction of what it counts, in the order of its key, last (architecture: Counters). Rows may count 0."""

directory_state = Table(
    "directory_state",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("complete_at", UtcDateTime),
    Column("running", Boolean, nullable=False),
    Column("alarm", Text, nullable=False),
    Column("refresh_asked_by", Text, nullable=False),
    Column("refresh_asked_at", UtcDateTime),
)
"""One row, 1: how fresh the directory is (R12) and whether somebody waits for a reading (R10)."""

ORDERED = (
    ("sort_name",),
    ("sort_first_name",),
    ("email",),
    ("status", "sort_name"),
    ("user_type", "sort_name"),
    ("profile", "sort_name"),
    ("sort_installation", "sort_name"),
    ("installation", "sort_name"),
    ("status", "invited_key"),
    ("login_key",),
)
"""Columns of the indexes that give a list its order, each behind `establishment` and before `id`."""

FLAGS = ("generic", "oncology", "off_network")
"""Few accounts have them: each has an index of those only."""


def ordered_index(columns: tuple[str, ...]) -> str:
    """The name of the index that gives this order."""
    return f"ix_accounts_by_{'_'.join(columns)}"


def flag_index(flag: str) -> str:
    """The name of the index of the accounts that have this flag."""
    return f"ix_accounts_only_{flag}"


for _columns in ORDERED:
    Index(ordered_index(_columns), accounts.c.establishment, *(accounts.c[name] for name in _columns), accounts.c.id)
for _flag in FLAGS:
    Index(
        flag_index(_flag),
        accounts.c.establishment,
        accounts.c.id,
        sqlite_where=text(f"{_flag} = 1"),
        postgresql_where=text(_flag),
    )
Index(
    "ix_accounts_pending_invited_at",
    accounts.c.invited_at,
    sqlite_where=text("status = 'pending'"),
    postgresql_where=text("status = 'pending'"),
)
