"""What subcommands share: the foundation made of the settings of the environment, on a store of the right schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.speech import Speech

if TYPE_CHECKING:
    from bot.bootstrap import Foundation


def foundation() -> Foundation:
    """Settings read and checked, nothing connected. Raises ConfigurationError."""
    from bot.bootstrap import lay_foundation
    from bot.settings import load_settings

    return lay_foundation(load_settings())


def ready_foundation(say: Speech) -> Foundation:
    """The same, on a database that was migrated. Raises ConfigurationError that says to run `iris migrate`."""
    from commands.domain.errors import ConfigurationError
    from storage.schema import accepts

    house = foundation()
    if not accepts(house.engine):
        raise ConfigurationError(say("cli-not-migrated"))
    return house
