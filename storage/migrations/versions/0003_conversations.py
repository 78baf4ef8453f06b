"""Conversations that a bot may write to by itself, their contents encrypted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "conversations",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("platform", "address", "kind", "conversation_key", "sealed")),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "address", "kind", name="pk_conversations"),
    )
    op.create_index("ix_conversations_platform_conversation_key", "conversations", ["platform", "conversation_key"])


def downgrade() -> None:
    op.drop_table("conversations")
