"""Alembic's migrations: one file per revision in `versions/`, each with its way back."""
