"""Seats that are kept for a while, and operations on two accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
UNENDED = sa.text("state IN ('planned', 'running')")


def upgrade() -> None:
    _create_windows()
    _widen_operations()


def downgrade() -> None:
    op.drop_index("ix_operations_unended_other_key", "operations")
    with op.batch_alter_table("operations") as batch:
        batch.drop_column("other_key")
        batch.drop_column("other")
    op.drop_table("seat_windows")


def _create_windows() -> None:
    op.create_table(
        "seat_windows",
        sa.Column("id", ID, nullable=False),
        *_texts("establishment", "pool", "email", "email_key", "by", "by_key", "purpose"),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("account_id", ID),
        *_texts("operation"),
        sa.PrimaryKeyConstraint("id", name="pk_seat_windows"),
    )
    op.create_index("ix_seat_windows_establishment_until", "seat_windows", ["establishment", "until"])
    op.create_index("ix_seat_windows_account_id", "seat_windows", ["account_id"])
    op.create_index("ix_seat_windows_email_key", "seat_windows", ["email_key"])


def _widen_operations() -> None:
    op.add_column("operations", sa.Column("other", sa.Text(), nullable=False, server_default=""))
    op.add_column("operations", sa.Column("other_key", sa.Text()))
    op.create_index(
        "ix_operations_unended_other_key", "operations", ["other_key", "id"], sqlite_where=UNENDED, postgresql_where=UNENDED
    )


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
