"""Files in and out: spreadsheets that were dropped, and what becomes of each of their rows."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    _create_batches()
    _create_batch_rows()
    _create_months()
    _create_file_orders()


def downgrade() -> None:
    op.drop_table("file_orders")
    op.drop_column("digests", "report")
    op.drop_index("ix_operations_ended_at", "operations")
    op.drop_table("months")
    for table in ("batch_rows", "batches"):
        op.drop_table(table)


def _create_batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "kind", "state", "person", "person_key", "platform", "address", "locale", "reference"),
        *_texts("file", "digest"),
        *(sa.Column(name, JSON, nullable=False) for name in ("header", "seats")),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("read_at", "expires_at")),
        *(sa.Column(name, MOMENT) for name in ("started_at", "ended_at")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("fed", "told")),
        sa.Column("told_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
        sa.UniqueConstraint("public_id", name="uq_batches_public_id"),
    )
    op.create_index("ix_batches_person_key_digest", "batches", ["person_key", "digest"])
    running = sa.text("state = 'running'")
    going: dict[str, Any] = {"sqlite_where": running, "postgresql_where": running}
    op.create_index("ix_batches_running", "batches", ["id"], **going)


def _create_batch_rows() -> None:
    op.create_table(
        "batch_rows",
        sa.Column("batch_id", ID, nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("number", "line")),
        sa.Column("cells", JSON, nullable=False),
        *_texts("email", "verdict"),
        sa.Column("why", JSON, nullable=False),
        *_texts("correction"),
        sa.Column("establishments", JSON, nullable=False),
        *_texts("checked", "standing", "operation"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_batch_rows_batch_id_batches"),
        sa.PrimaryKeyConstraint("batch_id", "number", name="pk_batch_rows"),
    )
    queued = sa.text("standing = 'queued'")
    waiting: dict[str, Any] = {"sqlite_where": queued, "postgresql_where": queued}
    op.create_index("ix_batch_rows_queued", "batch_rows", ["batch_id"], **waiting)


def _create_months() -> None:
    """What the month-end report is counted from and kept in, and who takes it with their digest."""
    op.create_table(
        "months",
        *_texts("month", "place", "cct"),
        sa.Column("figures", JSON, nullable=False),
        sa.PrimaryKeyConstraint("month", "place", "cct", name="pk_months"),
    )
    ended = sa.text("ended_at IS NOT NULL")
    over: dict[str, Any] = {"sqlite_where": ended, "postgresql_where": ended}
    op.create_index("ix_operations_ended_at", "operations", ["ended_at"], **over)
    op.add_column("digests", sa.Column("report", sa.Boolean(), nullable=False, server_default=sa.false()))


def _create_file_orders() -> None:
    """Files that were offered, and are made when their reader takes them."""
    op.create_table(
        "file_orders",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "kind", "format"),
        sa.Column("payload", JSON, nullable=False),
        *_texts("name", "title", "reader", "locale", "platform"),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_file_orders"),
        sa.UniqueConstraint("public_id", name="uq_file_orders_public_id"),
    )
    op.create_index("ix_file_orders_expires_at", "file_orders", ["expires_at"])


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
