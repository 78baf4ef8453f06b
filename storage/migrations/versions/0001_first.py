"""The first schema: directory, ledger, seats, people, audit, leases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON_VALUE = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
SORT_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = (
    ("accounts",),
    ("account_readings", "account_counts", "directory_state"),
    ("operations", "notices"),
    ("allocations", "allocation_changes", "holds"),
    ("grants", "preferences", "confirmations"),
    ("audit", "audit_details", "audit_seals", "audit_unsealed"),
    ("leases",),
)


def upgrade() -> None:
    _create_accounts()
    _index_accounts()
    _create_directory()
    _create_ledger()
    _create_seats()
    _create_people()
    _create_audit()
    _create_leases()


def downgrade() -> None:
    for table in reversed([table for concern in TABLES for table in concern]):
        op.drop_table(table)


def _create_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("email", SORT_TEXT, nullable=False),
        sa.Column("email_key", SORT_TEXT),
        sa.Column("zoom_id", sa.Text()),
        sa.Column("status", SORT_TEXT, nullable=False),
        sa.Column("user_type", SORT_TEXT, nullable=False),
        sa.Column("raw_type", sa.Integer(), nullable=False),
        *_texts("first_name", "last_name", "department", "job_title", "timezone"),
        sa.Column("establishment", SORT_TEXT, nullable=False, server_default=""),
        sa.Column("installation", SORT_TEXT, nullable=False),
        sa.Column("profile", SORT_TEXT, nullable=False),
        *_texts("specialty"),
        sa.Column("oncology", sa.Boolean(), nullable=False),
        sa.Column("generic", sa.Boolean(), nullable=False),
        *_texts("head_name", "head_email"),
        sa.Column("large_meeting", sa.Integer(), nullable=False),
        sa.Column("webinar", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT),
        sa.Column("last_login_at", MOMENT),
        sa.Column("invited_at", MOMENT),
        sa.Column("invitation_known", sa.Boolean(), nullable=False),
        sa.Column("off_network", sa.Boolean(), nullable=False),
        sa.Column("deferred", JSON_VALUE, nullable=False),
        sa.Column("fingerprint", sa.BigInteger(), nullable=False),
        sa.Column("search_text", SORT_TEXT, nullable=False),
        *_texts("scope_token"),
        sa.Column("sort_name", SORT_TEXT, nullable=False),
        sa.Column("sort_first_name", SORT_TEXT, nullable=False),
        sa.Column("sort_installation", SORT_TEXT, nullable=False),
        sa.Column("invited_key", sa.BigInteger(), nullable=False),
        sa.Column("login_key", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("email_key", name="uq_accounts_email_key"),
        sa.UniqueConstraint("public_id", name="uq_accounts_public_id"),
        sa.UniqueConstraint("zoom_id", name="uq_accounts_zoom_id"),
    )


def _index_accounts() -> None:
    for column in ("email", "login_key", "sort_first_name", "sort_name"):
        op.create_index(f"ix_accounts_by_{column}", "accounts", ["establishment", column, "id"])
    for column in ("installation", "profile", "sort_installation", "status", "user_type"):
        op.create_index(f"ix_accounts_by_{column}_sort_name", "accounts", ["establishment", column, "sort_name", "id"])
    op.create_index("ix_accounts_by_status_invited_key", "accounts", ["establishment", "status", "invited_key", "id"])
    _index_some("ix_accounts_only_generic", "accounts", ["establishment", "id"], "generic = 1", "generic")
    _index_some("ix_accounts_only_off_network", "accounts", ["establishment", "id"], "off_network = 1", "off_network")
    _index_some("ix_accounts_only_oncology", "accounts", ["establishment", "id"], "oncology = 1", "oncology")


def _create_directory() -> None:
    op.create_table(
        "account_readings",
        sa.Column("account_id", ID, autoincrement=False, nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
        sa.Column("addons_read_at", MOMENT),
        sa.PrimaryKeyConstraint("account_id", name="pk_account_readings"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_account_readings_account_id_accounts"),
    )
    op.create_table(
        "account_counts",
        sa.Column("establishment", SORT_TEXT, nullable=False),
        sa.Column("status", SORT_TEXT, nullable=False),
        sa.Column("user_type", SORT_TEXT, nullable=False),
        sa.Column("large_meeting", sa.Boolean(), nullable=False),
        sa.Column("webinar", sa.Boolean(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("establishment", "status", "user_type", "large_meeting", "webinar", name="pk_account_counts"),
    )
    op.create_table(
        "directory_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("complete_at", MOMENT),
        sa.Column("running", sa.Boolean(), nullable=False),
        *_texts("alarm", "refresh_asked_by"),
        sa.Column("refresh_asked_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_directory_state"),
    )


def _create_ledger() -> None:
    op.create_table(
        "operations",
        sa.Column("id", ID, nullable=False),
        *_texts("public_id", "kind", "intent", "state", "actor", "actor_key", "email", "email_key"),
        sa.Column("account_id", ID),
        sa.Column("establishments", JSON_VALUE, nullable=False),
        sa.Column("payload", JSON_VALUE, nullable=False),
        sa.Column("payload_version", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("started", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.Column("next_try_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT),
        *_texts("reference", "reason"),
        sa.Column("ended_at", MOMENT),
        *_texts("waiting"),
        sa.Column("notes", JSON_VALUE, nullable=False),
        *_texts("outcome"),
        sa.Column("quarantined", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operations"),
        sa.UniqueConstraint("intent", name="uq_operations_intent"),
        sa.UniqueConstraint("public_id", name="uq_operations_public_id"),
    )
    _index_some(
        "ix_operations_unended_email_key",
        "operations",
        ["email_key", "id"],
        "state IN ('planned', 'running')",
        "state IN ('planned', 'running')",
    )
    _index_some(
        "ix_operations_unended_next_try_at",
        "operations",
        ["next_try_at", "id"],
        "state IN ('planned', 'running')",
        "state IN ('planned', 'running')",
    )
    op.create_table(
        "notices",
        sa.Column("id", ID, nullable=False),
        sa.Column("operation_id", ID, nullable=False),
        *_texts("platform", "address", "locale", "message"),
        sa.Column("awaited", sa.Boolean(), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("leased_until", MOMENT),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.Column("given_up", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_notices_operation_id_operations"),
        sa.UniqueConstraint("operation_id", "platform", "address", name="uq_notices_operation_id_platform_address"),
    )
    _index_some("ix_notices_open_due_at", "notices", ["due_at"], "closed_at IS NULL", "closed_at IS NULL")


def _create_seats() -> None:
    op.create_table(
        "allocations",
        *_texts("establishment", "pool"),
        sa.Column("allocated", sa.Integer()),
        sa.PrimaryKeyConstraint("establishment", "pool", name="pk_allocations"),
        sa.CheckConstraint("allocated >= 0", name=op.f("ck_allocations_ck_allocations_allocated_not_negative")),
    )
    op.create_table(
        "allocation_changes",
        sa.Column("id", ID, nullable=False),
        *_texts("establishment", "pool"),
        sa.Column("before", sa.Integer()),
        sa.Column("after", sa.Integer()),
        sa.Column("at", MOMENT, nullable=False),
        *_texts("by", "reason"),
        sa.PrimaryKeyConstraint("id", name="pk_allocation_changes"),
    )
    op.create_index("ix_allocation_changes_establishment_pool", "allocation_changes", ["establishment", "pool"])
    op.create_table(
        "holds",
        *_texts("establishment", "pool", "email_key"),
        sa.Column("operation_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("establishment", "pool", "email_key", "operation_id", name="pk_holds"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_holds_operation_id_operations"),
    )
    op.create_index("ix_holds_operation_id", "holds", ["operation_id"])


def _create_people() -> None:
    op.create_table(
        "grants",
        *_texts("email_key", "role", "scope", "email", "granted_by"),
        sa.Column("granted_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT),
        sa.PrimaryKeyConstraint("email_key", "role", "scope", name="pk_grants"),
    )
    op.create_index("ix_grants_scope", "grants", ["scope"])
    op.create_table(
        "preferences",
        *_texts("email_key", "language"),
        sa.PrimaryKeyConstraint("email_key", name="pk_preferences"),
    )
    op.create_table(
        "confirmations",
        *_texts("token", "kind", "person", "person_key"),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("account_version", sa.Integer(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("payload", JSON_VALUE, nullable=False),
        *_texts("used_by"),
        sa.Column("used_at", MOMENT),
        sa.PrimaryKeyConstraint("token", name="pk_confirmations"),
    )


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        *_texts("action", "outcome", "origin", "reference", "establishment", "binding", "purged"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_establishment_id", "audit", ["establishment", "id"])
    op.create_table(
        "audit_details",
        sa.Column("audit_id", ID, autoincrement=False, nullable=False),
        *_texts("salt", "actor", "actor_key", "subject", "subject_key", "before", "after", "reason"),
        sa.PrimaryKeyConstraint("audit_id", name="pk_audit_details"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_audit_details_audit_id_audit"),
    )
    op.create_index("ix_audit_details_actor_key_audit_id", "audit_details", ["actor_key", "audit_id"])
    op.create_index("ix_audit_details_subject_key_audit_id", "audit_details", ["subject_key", "audit_id"])
    op.create_table(
        "audit_seals",
        sa.Column("sequence", ID, autoincrement=False, nullable=False),
        sa.Column("audit_id", ID, nullable=False),
        *_texts("seal"),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_seals"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_audit_seals_audit_id_audit"),
        sa.UniqueConstraint("audit_id", name="uq_audit_seals_audit_id"),
    )
    op.create_table(
        "audit_unsealed",
        sa.Column("audit_id", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name="pk_audit_unsealed"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_audit_unsealed_audit_id_audit"),
    )


def _create_leases() -> None:
    op.create_table(
        "leases",
        *_texts("name", "holder"),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _index_some(name: str, table: str, columns: list[str], sqlite: str, postgresql: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql))
