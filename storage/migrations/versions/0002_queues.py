"""What waits for a reading of Zoom: rows of imported files, and accounts that events name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "takeover",
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("email_key", name="pk_takeover"),
    )
    op.create_table(
        "nudges",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "zoom_id", "email", "operator")),
        sa.Column("event_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_nudges"),
    )


def downgrade() -> None:
    op.drop_table("nudges")
    op.drop_table("takeover")
