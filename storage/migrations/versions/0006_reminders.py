"""Reminders: the outbox of e-mails and what is known of addresses; daily digests, and how invitations end."""

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
    _create_digests()
    _create_digest_runs()


def downgrade() -> None:
    op.drop_index("ix_operations_account_id", "operations")
    for table in ("milestones", "digest_rows", "digest_runs", "digests"):
        op.drop_table(table)
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


def _create_digests() -> None:
    op.create_table(
        "digests",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "platform", "address"),
        sa.Column("personal", sa.Boolean(), nullable=False),
        *_texts("owner", "locale", "hour"),
        sa.Column("days", JSON, nullable=False),
        *_texts("zone"),
        sa.Column("establishments", JSON, nullable=False),
        sa.Column("horizon", sa.Integer(), nullable=False),
        sa.Column("few", sa.Integer()),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("seen", ID, nullable=False),
        sa.Column("paused_until", sa.Text()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sa.UniqueConstraint("public_id", name="uq_digests_public_id"),
    )
    still_set = sa.text("ended_at IS NULL")
    one: dict[str, Any] = {"unique": True, "sqlite_where": still_set, "postgresql_where": still_set}
    op.create_index("uq_digests_conversation", "digests", ["platform", "address"], **one)
    op.create_table(
        "milestones",
        sa.Column("id", ID, nullable=False),
        *_texts("kind"),
        sa.Column("account_id", ID, nullable=False),
        *_texts("establishment"),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("invited_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_milestones"),
    )
    op.create_index("ix_milestones_at", "milestones", ["at"])
    op.create_index("ix_operations_account_id", "operations", ["account_id"])


def _create_digest_runs() -> None:
    op.create_table(
        "digest_runs",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id"),
        sa.Column("digest_id", ID, nullable=False),
        *_texts("platform", "address", "day"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("at", "due_at", "since")),
        *(sa.Column(name, ID, nullable=False) for name in ("after", "upto")),
        *_texts("outcome"),
        sa.Column("sent_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_digest_runs"),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name="fk_digest_runs_digest_id_digests"),
        sa.UniqueConstraint("public_id", name="uq_digest_runs_public_id"),
        sa.UniqueConstraint("platform", "address", "day", name="uq_digest_runs_platform_address_day"),
    )
    op.create_index("ix_digest_runs_digest_id", "digest_runs", ["digest_id"])
    on_its_way = sa.text("outcome = ''")
    going: dict[str, Any] = {"sqlite_where": on_its_way, "postgresql_where": on_its_way}
    op.create_index("ix_digest_runs_open", "digest_runs", ["id"], **going)
    op.create_table(
        "digest_rows",
        sa.Column("run_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account_id", ID, nullable=False),
        *_texts("account", "email", "name", "establishment", "why"),
        sa.ForeignKeyConstraint(["run_id"], ["digest_runs.id"], name="fk_digest_rows_run_id_digest_runs"),
        sa.PrimaryKeyConstraint("run_id", "number", name="pk_digest_rows"),
    )
    op.create_index("ix_digest_rows_account_id", "digest_rows", ["account_id"])


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
