"""Logs: JSON lines with a request reference and no personal data (R94)."""

from __future__ import annotations

import logging
import re
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

_ADDRESS = re.compile(r"[^\s\"'<>@:,;()\[\]{}=]+@[^\s\"'<>@,;()\[\]{}]+")
_TOKEN = re.compile(r"(xox[a-z]-|xapp-|Bearer |Basic )[^\s\"',]+")
_PASSWORD = re.compile(r"(://[^:/\s]+:)[^@/\s]+@")


LOGGED = ("reference", "operation", "kind", "step", "status", "outcome", "reason", "error", "what", "seconds", "count")
"""What our log calls may add to a line; anything else is dropped, so that nothing personal slips in (tested)."""


def redact(text: str) -> str:
    """`text` without addresses, tokens and passwords: the last line of defence, for what libraries write."""
    return _ADDRESS.sub("[courriel]", _TOKEN.sub(r"\1[secret]", _PASSWORD.sub(r"\1[secret]@", text)))


def _redact_event(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = redact(value)
    return event


def configure_logs(*, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Route the standard library's logging, ours and others', through structlog to one stream of JSON lines."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(allow=LOGGED),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.format_exc_info,
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _redact_event,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for noisy in ("httpx", "httpcore", "slack_bolt", "slack_sdk", "uvicorn.access", "apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # It warns of each tick that finds the last one running: that is as `bot.schedule` has it, and an outage would fill the logs.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
