"""The one table of commands: parser, help pages, policy and manifests are read from it."""

from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.table import COMMANDS, find

__all__ = ["COMMANDS", "Argument", "ArgumentKind", "Choice", "CommandSpec", "find"]
