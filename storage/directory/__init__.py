"""The directory of accounts: search, lists, what readings bring in, and what is ours (architecture: Storage)."""

from storage.directory.directory import SqlDirectory

__all__ = ["SqlDirectory"]
