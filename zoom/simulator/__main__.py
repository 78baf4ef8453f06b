"""The simulator as a process: prints its address on a line when ready; ends on SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType

from zoom.simulator.server import serve
from zoom.simulator.settings import SimulatorSettings


def read_arguments(arguments: Sequence[str] | None = None) -> tuple[SimulatorSettings, str, int]:
    """(settings, host, port) from the command line."""
    default = SimulatorSettings()
    parser = argparse.ArgumentParser(prog="python -m zoom.simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--users", type=int, default=default.users)
    parser.add_argument("--seats", type=int, default=None)
    parser.add_argument("--seed", type=int, default=default.seed)
    parser.add_argument("--plan", choices=("free", "pro", "business"), default=default.plan)
    parser.add_argument("--enforce-rates", action="store_true")
    parser.add_argument("--strict-tokens", action="store_true")
    parser.add_argument("--faults", default="", help='for example "latency_ms=200,error_rate=0.1,cut_after=0.05"')
    parser.add_argument("--webhook-url", default=None)
    parser.add_argument("--webhook-secret", default="")
    read = vars(parser.parse_args(arguments))
    host, port = read.pop("host"), read.pop("port")
    return SimulatorSettings(**read), host, port


def main() -> None:
    """Serve until told to stop."""
    settings, host, port = read_arguments()
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with serve(settings, host, port) as running:
        sys.stdout.write(f"{running.base_url}\n")
        sys.stdout.flush()
        stopped.wait()


if __name__ == "__main__":
    main()
