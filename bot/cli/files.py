"""Tables in files of the terminal's user, as `iris export` and `iris audit export` write them."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.speech import Speech

if TYPE_CHECKING:
    from commands.arguments import Values
    from commands.views.files import TableFile


def checked(values: "Values", say: Speech) -> None:
    """Raises ConfigurationError with all that was wrong in what was asked."""
    from commands.domain.errors import ConfigurationError

    if values.errors:
        raise ConfigurationError("; ".join(say.translator.words(one) for one in values.errors.values()))


def written(file: Path, table: "TableFile", say: Speech) -> int:
    """How many rows. Raises ConfigurationError for a file that is there already."""
    from bot.files.writing import format_of, write
    from commands.domain.errors import ConfigurationError

    try:
        return write(file, format_of(file), table, say.translator)
    except FileExistsError:
        raise ConfigurationError(say("cli-file-exists", file=str(file))) from None
