"""The audit (R93): appended in the transaction of what it tells, sealed into a chain, verified, searched, purged."""

from storage.audit.chain import Head, Sealer, Verification, verify
from storage.audit.log import SqlAudit
from storage.audit.purge import purge

__all__ = ["Head", "Sealer", "SqlAudit", "Verification", "purge", "verify"]
