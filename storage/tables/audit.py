"""The audit (R93): facts, personal details beside them, and the seals that chain the facts."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from storage.tables.base import METADATA, Identifier, UtcDateTime

audit = Table(
    "audit",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("at", UtcDateTime, nullable=False),
    Column("action", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("binding", Text, nullable=False),
    Column("purged", Text, nullable=False),
    Index("ix_audit_establishment_id", "establishment", "id"),
)
"""`binding` is the salted hash of the details; `purged` names, in a purge's own row, the rows whose details it removed."""

audit_details = Table(
    "audit_details",
    METADATA,
    Column("audit_id", Identifier, ForeignKey(audit.c.id), primary_key=True, autoincrement=False),
    Column("salt", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("actor_key", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_key", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_audit_details_actor_key_audit_id", "actor_key", "audit_id"),
    Index("ix_audit_details_subject_key_audit_id", "subject_key", "audit_id"),
)
"""Personal. `before` and `after` are JSON text, since their very characters are bound."""

audit_seals = Table(
    "audit_seals",
    METADATA,
    Column("sequence", Identifier, primary_key=True, autoincrement=False),
    Column("audit_id", Identifier, ForeignKey(audit.c.id), nullable=False, unique=True),
    Column("seal", Text, nullable=False),
)
"""The chain: `sequence` counts from 1 without a gap; `seal` is the HMAC over the seal before and the row, in hexadecimal."""

audit_unsealed = Table(
    "audit_unsealed",
    METADATA,
    Column("audit_id", Identifier, ForeignKey(audit.c.id), primary_key=True, autoincrement=False),
)
"""What the sealer has still to do, so that it never searches the whole audit."""
