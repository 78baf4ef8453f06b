"""What must not be in logs is taken out: addresses, tokens, patients' numbers, and the words of failures (R63, R94).

A failure's message is made of what failed, often of what a person wrote. Of an exception the logs have its type and where it
happened; the message only of our own errors, which hold nothing personal, and codes of others'.
"""

from __future__ import annotations

import errno
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

from commands.domain.errors import IrisError

_ADDRESS = re.compile(r"[^\s\"'<>@:,;()\[\]{}=]+@[^\s\"'<>@,;()\[\]{}]+")
_TOKEN = re.compile(r"(xox[a-z]-|xapp-|Bearer |Basic )[^\s\"',]+")
_JWT = re.compile(r"\beyJ[\w-]{5,}(?:\.[\w-]+){1,2}")
_PASSWORD = re.compile(r"(://[^:/\s]+:)[^@/\s]+@")
_PATIENT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{4}[\s.\-]{0,2}[0-9]{4}[\s.\-]{0,2}[0-9]{4}(?![A-Za-z0-9])")
_QUOTED = re.compile(r"'[^']*'?|\"[^\"]*\"?|«[^»]*»?|<[^>]*>?|\([^)]*\)?")
_CODES = ("sqlstate", "sqlite_errorname")
"""Attributes of the databases' errors that say what went wrong without saying of what."""
_DEEPEST = 6
"""Failures told of one that led to another."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def redact(text: str) -> str:
    """`text` without addresses, tokens, passwords and patients' numbers: the last line of defence."""
    text = _TOKEN.sub(r"\1[secret]", _PASSWORD.sub(r"\1[secret]@", text))
    return _ADDRESS.sub("[courriel]", _PATIENT.sub("[numéro]", _JWT.sub("[secret]", text)))


def without_values(message: str) -> str:
    """The first line of a library's message, as it was written in its code: what it quotes is left out."""
    return _QUOTED.sub("[…]", message.partition("\n")[0])


def told_of_failure(exc_info: ExcInfo) -> str:
    """Where it happened, line by line, and what: for `structlog.processors.ExceptionRenderer`."""
    return "\n".join(_told(exc_info[1], _DEEPEST))


def _told(error: BaseException, depth: int) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and depth:
        yield from _told(cause, depth - 1)
        yield "which led to:"
    yield "Traceback (most recent call last):"
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}{_said(error)}"
    if isinstance(error, BaseExceptionGroup) and depth:
        for one in error.exceptions:
            yield from _told(one, depth - 1)


def _said(error: BaseException) -> str:
    """ ": …" where it may be told, "" where it may not."""
    if isinstance(error, IrisError):
        return f": {redact(str(error))}"
    if isinstance(error, OSError) and error.errno is not None:
        return f": {errno.errorcode.get(error.errno, error.errno)}"
    original = getattr(error, "orig", None) or error
    codes = [str(code) for code in (getattr(original, name, None) for name in _CODES) if code]
    return f": {codes[0]}" if codes else ""
