"""Search looks for any of some establishments in one walk of PostgreSQL's index (ADR 0007)."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing here: `storage.migrate` makes the search anew around every change of revision, in its newest form."""


def downgrade() -> None:
    """The form that revision 0007 searches; SQLite's is the same in both."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")
    op.execute(
        "CREATE INDEX ix_accounts_search ON accounts USING gin (establishment, search_text gin_trgm_ops) WITH (fastupdate = off)"
    )
