"""Requests to level-2 support, the channels where they are answered, and letters that are posted in threads."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
OPEN = sa.text("ended_at IS NULL")
SUPPORTING = sa.text("cct != ''")
THREADED = sa.text("thread != ''")


def upgrade() -> None:
    _create_requests()
    _create_channels()
    _thread_letters()


def downgrade() -> None:
    op.drop_index("ix_letters_thread", "letters")
    for column in ("thread", "within"):
        op.drop_column("letters", column)
    for table in ("channels", "request_events", "requests"):
        op.drop_table(table)


def _create_requests() -> None:
    op.create_table(
        "requests",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "intent", "asker", "asker_key", "platform", "address", "locale", "cct", "establishment", "wish"),
        sa.Column("fields", JSON, nullable=False),
        *_texts("subject_key", "text", "state"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("taker", "decided_by"),
        sa.Column("decided_at", MOMENT),
        *_texts("operation", "question", "merged_into"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("filed_at", "due_at")),
        sa.Column("answered_at", MOMENT),
        sa.Column("touched_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
        *(sa.UniqueConstraint(name, name=f"uq_requests_{name}") for name in ("public_id", "intent")),
    )
    op.create_index("ix_requests_asker_key_filed_at", "requests", ["asker_key", "filed_at"])
    op.create_index("ix_requests_cct_filed_at", "requests", ["cct", "filed_at"])
    alive: dict[str, Any] = {"sqlite_where": OPEN, "postgresql_where": OPEN}
    op.create_index("ix_requests_open_cct", "requests", ["cct", "subject_key"], **alive)
    op.create_table(
        "request_events",
        sa.Column("id", ID, nullable=False),
        sa.Column("request_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("kind", "by"),
        sa.Column("at", MOMENT, nullable=False),
        *_texts("text"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_events_request_id_requests"),
        sa.PrimaryKeyConstraint("id", name="pk_request_events"),
        sa.UniqueConstraint("request_id", "number", name="uq_request_events_request_id_number"),
    )


def _create_channels() -> None:
    op.create_table(
        "channels",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "platform", "address", "usage", "cct"),
        sa.Column("establishments", JSON, nullable=False),
        *_texts("locale", "registered_by"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("registered_at", "checked_at")),
        sa.PrimaryKeyConstraint("id", name="pk_channels"),
        sa.UniqueConstraint("public_id", name="uq_channels_public_id"),
        sa.UniqueConstraint("platform", "address", "usage", name="uq_channels_platform_address_usage"),
    )
    one_a_cct: dict[str, Any] = {"sqlite_where": SUPPORTING, "postgresql_where": SUPPORTING}
    op.create_index("uq_channels_cct", "channels", ["cct"], unique=True, **one_a_cct)


def _thread_letters() -> None:
    for column in ("within", "thread"):
        op.add_column("letters", sa.Column(column, sa.Text(), nullable=False, server_default=""))
    threaded: dict[str, Any] = {"sqlite_where": THREADED, "postgresql_where": THREADED}
    op.create_index("ix_letters_thread", "letters", ["thread"], **threaded)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
