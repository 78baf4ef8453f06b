"""Logs: JSON lines with a request reference and no personal data (R94)."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

from bot.redaction import redact, told_of_failure, without_values

__all__ = ["LOGGED", "configure_logs", "log_uncaught", "redact"]

log = logging.getLogger(__name__)

LOGGED = ("reference", "operation", "kind", "step", "status", "code", "outcome", "reason", "error", "what", "seconds", "count")
"""What our log calls may add to a line; anything else is dropped, so that nothing personal slips in (tested)."""
OURS = frozenset({"bot", "commands", "storage", "zoom", "tests", "root"})
"""Rooms whose sentences are known to hold nothing personal."""
TELLING = frozenset({"uvicorn.error"})
"""Of others, whose news (started, stopped) are worth reading; of the rest only warnings are."""


def configure_logs(*, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Route the standard library's logging, ours and others', through structlog to one stream of JSON lines."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(allow=LOGGED),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _without_others_values,
        structlog.processors.ExceptionRenderer(told_of_failure),
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(_worth_telling)
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
    for noisy in ("httpx", "httpcore", "slack_bolt", "slack_sdk", "uvicorn.access", "apscheduler", "alembic", "sqlalchemy"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # It warns of each tick that finds the last one running: that is as `bot.schedule` has it, and an outage would fill the logs.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


def log_uncaught() -> None:
    """What nothing caught is told like the rest, instead of being printed with all that it says."""

    def of_process(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("process broke", exc_info=(kind, error, trace))

    def of_thread(told: threading.ExceptHookArgs) -> None:
        error = told.exc_value or told.exc_type()
        log.critical("thread broke", exc_info=(told.exc_type, error, told.exc_traceback))

    sys.excepthook = of_process
    threading.excepthook = of_thread


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in OURS


def _worth_telling(record: logging.LogRecord) -> bool:
    """What libraries tell when they are asked for everything is made of what people wrote."""
    return (
        _is_ours(record.name) or record.levelno >= logging.WARNING or (record.name in TELLING and record.levelno >= logging.INFO)
    )


def _without_others_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Of a library's sentence only what it would say of anybody."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and not _is_ours(record.name) and record.name not in TELLING:
        event["event"] = without_values(str(record.msg))
    return event


def _redact_event(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = redact(value)
    return event
