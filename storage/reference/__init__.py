"""Reference data: the editable files of this directory, read and validated into `commands.domain.reference` values."""
