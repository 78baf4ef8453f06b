"""One tree of errors. Expected outcomes (a refusal, a full establishment) are results, not exceptions; see `commands.results`."""

from __future__ import annotations


class IrisError(Exception):
    """Root of the project's errors. `retry` tells whether trying again later may help."""

    retry = False


class ConfigurationError(IrisError):
    """A setting or a reference file is wrong: the process refuses to start and says where."""


class Malformed(IrisError):
    """Input that no well-behaved client sends: a forged button, a payload of another shape (answered 400, never 500)."""


class StoreBusy(IrisError):
    """The database did not give its lock in time."""

    retry = True


class ZoomProblem(IrisError):
    """Root of what can go wrong with Zoom at the gateway; the three kinds below are all that the worker distinguishes."""


class ZoomRefused(ZoomProblem):
    """Zoom's final no. `reason` is a `commands.ports.Refusal`; nothing was applied."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class ZoomUnavailable(ZoomProblem):
    """Zoom is down or throttling and certainly applied nothing. `after` is seconds to wait, None where Zoom does not say; `quota`
    where it takes no more of this today."""

    retry = True

    def __init__(self, after: float | None = None, *, quota: bool = False) -> None:
        super().__init__("unavailable")
        self.after = after
        self.quota = quota


class ZoomUncertain(ZoomProblem):
    """The call left and no answer came: it may have been applied. Re-read before anything else (R90)."""

    retry = True
