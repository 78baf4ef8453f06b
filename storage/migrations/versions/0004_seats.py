"""Seats that are kept for a while, operations on two accounts, waiting lists, messages that no operation owns, seats by night."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
OPEN = sa.text("ended_at IS NULL")
UNENDED = sa.text("state IN ('planned', 'running')")


def upgrade() -> None:
    _create_windows()
    _widen_operations()
    _create_letters()
    _create_waiting_lists()
    _create_figures()
    _create_loans()
    _create_recycling()


def downgrade() -> None:
    for table in ("recycling_rules", "recycling_exemptions", "recycling_inquiries", "loans"):
        op.drop_table(table)
    op.drop_column("allocation_changes", "effective_on")
    for table in ("pictures", "plan_checks", "seat_thresholds", "seat_snapshots"):
        op.drop_table(table)
    for table in ("waiting_offers", "waiting_places", "contacts", "letters"):
        op.drop_table(table)
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
        sqlite_autoincrement=True,
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


def _create_letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", ID, nullable=False),
        *_texts("kind", "key", "platform", "address", "locale"),
        sa.Column("payload", JSON, nullable=False),
        *_texts("message"),
        sa.Column("due_at", MOMENT),
        sa.Column("leased_until", MOMENT),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.Column("given_up", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letters"),
        sa.UniqueConstraint("key", name="uq_letters_key"),
    )
    due = sa.text("due_at IS NOT NULL")
    op.create_index("ix_letters_open_due_at", "letters", ["due_at"], sqlite_where=due, postgresql_where=due)
    op.create_table(
        "contacts",
        *_texts("platform", "address", "email_key", "locale"),
        sa.Column("met_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "address", name="pk_contacts"),
    )
    op.create_index("ix_contacts_email_key", "contacts", ["email_key"])


def _create_waiting_lists() -> None:
    op.create_table(
        "waiting_places",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "establishment"),
        *(sa.Column(name, JSON, nullable=False) for name in ("establishments", "pools")),
        *_texts("email", "email_key", "asker", "command"),
        sa.Column("values", JSON, nullable=False),
        *_texts("reason", "priority"),
        sa.Column("rank", sa.Integer(), nullable=False),
        *_texts("standing"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("since", "arrived_at")),
        sa.Column("rests_until", MOMENT),
        sa.Column("missed", sa.Integer(), nullable=False),
        *_texts("operation"),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_places"),
        sa.UniqueConstraint("public_id", name="uq_waiting_places_public_id"),
    )
    alive: dict[str, Any] = {"sqlite_where": OPEN, "postgresql_where": OPEN}
    op.create_index("uq_waiting_places_open", "waiting_places", ["establishment", "email_key"], unique=True, **alive)
    op.create_index("ix_waiting_places_open_email_key", "waiting_places", ["email_key"], **alive)
    op.create_table(
        "waiting_offers",
        sa.Column("id", ID, nullable=False),
        sa.Column("place_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("turn"),
        sa.Column("until", MOMENT, nullable=False),
        *_texts("by"),
        sa.Column("ended_at", MOMENT),
        sa.Column("windows", JSON, nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["waiting_places.id"], name="fk_waiting_offers_place_id_waiting_places"),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_offers"),
        sa.UniqueConstraint("place_id", "number", name="uq_waiting_offers_place_id_number"),
    )
    op.create_index("ix_waiting_offers_open_until", "waiting_offers", ["until"], **alive)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _create_figures() -> None:
    op.create_table(
        "seat_snapshots",
        *_texts("day", "establishment", "pool"),
        sa.Column("allocated", sa.Integer()),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("used", "reserved")),
        sa.PrimaryKeyConstraint("day", "establishment", "pool", name="pk_seat_snapshots"),
    )
    op.create_table(
        "seat_thresholds",
        *_texts("establishment", "pool"),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("low", sa.Boolean(), nullable=False),
        *_texts("by"),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("establishment", "pool", name="pk_seat_thresholds"),
        sa.CheckConstraint("threshold >= 0", name="ck_seat_thresholds_threshold_not_negative"),
    )
    op.create_table(
        "plan_checks",
        sa.Column("id", ID, nullable=False),
        *_texts("day"),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("pools", JSON, nullable=False),
        *_texts("cause"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_checks"),
    )
    op.create_table(
        "pictures",
        *_texts("key"),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.Column("establishments", JSON, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_pictures"),
    )
    op.add_column("allocation_changes", sa.Column("effective_on", sa.Text(), nullable=False, server_default=""))


def _create_loans() -> None:
    op.create_table(
        "loans",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id"),
        sa.Column("account_id", ID, nullable=False),
        *_texts("email", "establishment", "until", "lender", "reason", "standing", "operation"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("since", "set_at")),
        sa.Column("returns", sa.Integer(), nullable=False),
        *_texts("reminded"),
        *(sa.Column(name, MOMENT) for name in ("rests_until", "ended_at")),
        sa.PrimaryKeyConstraint("id", name="pk_loans"),
        sa.UniqueConstraint("public_id", name="uq_loans_public_id"),
    )
    op.create_index("uq_loans_open_account_id", "loans", ["account_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def _create_recycling() -> None:
    op.create_table(
        "recycling_inquiries",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id"),
        sa.Column("account_id", ID, nullable=False),
        *_texts("email", "email_key", "establishment", "by", "asked", "standing"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("asked_at", "answer_by")),
        sa.Column("signed_in_at", MOMENT),
        *_texts("answered_by"),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_recycling_inquiries"),
        sa.UniqueConstraint("public_id", name="uq_recycling_inquiries_public_id"),
    )
    op.create_index("ix_recycling_inquiries_email_key_asked_at", "recycling_inquiries", ["email_key", "asked_at"])
    alive: dict[str, Any] = {"sqlite_where": OPEN, "postgresql_where": OPEN}
    op.create_index("uq_recycling_inquiries_open_account_id", "recycling_inquiries", ["account_id"], unique=True, **alive)
    op.create_table(
        "recycling_exemptions",
        *_texts("email_key", "email", "establishment", "by"),
        sa.Column("at", MOMENT, nullable=False),
        *_texts("reason"),
        sa.PrimaryKeyConstraint("email_key", name="pk_recycling_exemptions"),
    )
    op.create_table(
        "recycling_rules",
        *_texts("establishment"),
        sa.Column("days", sa.Integer()),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        *_texts("by"),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("establishment", name="pk_recycling_rules"),
        sa.CheckConstraint("days >= 30", name="ck_recycling_rules_days_not_young"),
    )
