"""Alembic's environment: runs on the connection of `storage.migrate`, in its transaction."""

from __future__ import annotations

from alembic import context

from storage.migrations.comparison import is_ours
from storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
    include_object=is_ours,
)
context.run_migrations()
