"""Reminders: the outbox of e-mails and what is known of addresses."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
DUE = sa.text("due_at IS NOT NULL")
PENDING = sa.text("status = 'pending'")


def upgrade() -> None:
    _create_mails()


def downgrade() -> None:
    op.drop_index("ix_accounts_pending_invited_at", "accounts")
    for table in ("mail_addresses", "mail_accounts", "mails"):
        op.drop_table(table)


def _create_mails() -> None:
    op.create_table(
        "mails",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "kind", "key", "email", "email_key", "locale"),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT) for name in ("due_at", "leased_until", "ended_at")),
        sa.Column("tries", sa.Integer(), nullable=False),
        *_texts("outcome", "detail"),
        sa.PrimaryKeyConstraint("id", name="pk_mails"),
        *(sa.UniqueConstraint(name, name=f"uq_mails_{name}") for name in ("public_id", "key")),
    )
    due: dict[str, Any] = {"sqlite_where": DUE, "postgresql_where": DUE}
    op.create_index("ix_mails_open_due_at", "mails", ["due_at"], **due)
    op.create_index("ix_mails_email_key", "mails", ["email_key"])
    op.create_table(
        "mail_accounts",
        *_texts("key"),
        *(sa.Column(name, ID, nullable=False) for name in ("mail_id", "account_id")),
        sa.ForeignKeyConstraint(["mail_id"], ["mails.id"], name="fk_mail_accounts_mail_id_mails"),
        sa.PrimaryKeyConstraint("key", name="pk_mail_accounts"),
    )
    for column in ("mail_id", "account_id"):
        op.create_index(f"ix_mail_accounts_{column}", "mail_accounts", [column])
    pending: dict[str, Any] = {"sqlite_where": PENDING, "postgresql_where": PENDING}
    op.create_index("ix_accounts_pending_invited_at", "accounts", ["invited_at"], **pending)
    op.create_table(
        "mail_addresses",
        *_texts("email_key", "email"),
        *(sa.Column(name, MOMENT) for name in ("stopped_at", "refused_at")),
        *_texts("refusal"),
        sa.PrimaryKeyConstraint("email_key", name="pk_mail_addresses"),
    )


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
