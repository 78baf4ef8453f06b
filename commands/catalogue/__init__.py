"""The one table of commands: parser, help pages, policy and manifests are read from it."""

from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.table import COMMANDS, find
from commands.catalogue.vocabulary import NEW_ADDRESS

__all__ = ["COMMANDS", "NEW_ADDRESS", "Argument", "ArgumentKind", "Choice", "CommandSpec", "find"]
