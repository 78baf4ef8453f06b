"""Backup and restore: one portable file for both databases, from either to either."""

from storage.backup.dump import BackupProblem, backup
from storage.backup.load import Restored, restore

__all__ = ["BackupProblem", "Restored", "backup", "restore"]
