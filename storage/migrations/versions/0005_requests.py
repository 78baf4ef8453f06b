"""Requests to level-2 support, the channels where they are answered, and letters that are posted in threads.

And who may do what: people are found by their exact address (R2); welcomes, reviews, membership, checks of the audit.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from commands.domain.addresses import person_key

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
    _create_access()
    _find_people_exactly()


def downgrade() -> None:
    for table in ("audit_checks", "access_reviews", "memberships", "access_welcomes"):
        op.drop_table(table)
    op.drop_index("ix_letters_thread", "letters")
    for column in ("written_at", "thread", "within"):
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
    op.add_column("letters", sa.Column("written_at", MOMENT))
    threaded: dict[str, Any] = {"sqlite_where": THREADED, "postgresql_where": THREADED}
    op.create_index("ix_letters_thread", "letters", ["thread"], **threaded)


def _create_access() -> None:
    op.create_table(
        "access_welcomes",
        *_texts("email_key", "email"),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("email_key", name="pk_access_welcomes"),
    )
    op.create_table(
        "memberships",
        *_texts("platform", "address"),
        sa.Column("checked_at", MOMENT, nullable=False),
        sa.Column("gone_since", MOMENT),
        sa.PrimaryKeyConstraint("platform", "address", name="pk_memberships"),
    )
    op.create_table(
        "access_reviews",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "cct"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT),
        *_texts("confirmed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_access_reviews"),
        sa.UniqueConstraint("public_id", name="uq_access_reviews_public_id"),
        sa.UniqueConstraint("cct", "number", name="uq_access_reviews_cct_number"),
    )
    op.create_table(
        "audit_checks",
        sa.Column("id", ID, nullable=False),
        *_texts("asked_by"),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("sealed", "unsealed", "purged")),
        sa.Column("problems", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_checks"),
    )


def _find_people_exactly() -> None:
    """Keys that dropped accents found one person's rights for another's address (R2)."""
    grants = sa.table("grants", *(sa.column(name) for name in ("email_key", "role", "scope", "email")))
    connection = op.get_bind()
    for row in connection.execute(sa.select(grants)).all():
        exact = person_key(row.email)
        if exact != row.email_key:
            same = (grants.c.email_key == row.email_key, grants.c.role == row.role, grants.c.scope == row.scope)
            connection.execute(sa.update(grants).where(*same).values(email_key=exact))


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
