"""The Teams app package: what `iris teams package` writes and `iris teams check` reads. Nothing of it runs in the service."""
