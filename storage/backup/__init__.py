"""Backup and restore: one portable file for both databases, from either to either."""

from storage.backup.dump import BackupFault, BackupProblem, backup
from storage.backup.load import Restored, restore

__all__ = ["BackupFault", "BackupProblem", "Restored", "backup", "restore"]
