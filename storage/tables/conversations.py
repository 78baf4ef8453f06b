"""Where a platform's people can be written to."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from storage.tables.base import METADATA, UtcDateTime

conversations = Table(
    "conversations",
    METADATA,
    Column("platform", Text, primary_key=True),
    Column("address", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("conversation_key", Text, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)
Index("ix_conversations_platform_conversation_key", conversations.c.platform, conversations.c.conversation_key)
