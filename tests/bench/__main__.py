"""Run the benchmarks: one table, and build/bench.json."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import cast

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

import tests.bench
from tests.bench.measure import Bench, Measure, Options

RESULTS = Path("build/bench.json")


def main() -> None:
    given = _arguments()
    console = Console() if sys.stdout.isatty() else Console(width=160)
    with tempfile.TemporaryDirectory(prefix="iris-bench-") as directory:
        options = Options(
            sizes=tuple(given.sizes), databases=tuple(given.databases), repeats=given.repeats, directory=Path(directory)
        )
        measures = list(_progress(console, options, given.only))
    console.print(_table(measures))
    RESULTS.parent.mkdir(exist_ok=True)
    rows = [{**asdict(one), "met": one.met} for one in measures]
    machine = {"machine": platform.machine(), "python": platform.python_version()}
    RESULTS.write_text(json.dumps({**machine, "measures": rows}, ensure_ascii=False, indent=1) + "\n")
    console.print(f"{sum(one.met is False for one in measures)} beyond their limit; all in {RESULTS}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="names of benchmarks (default: all)")
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 1_000_000], help="numbers of accounts")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    parser.add_argument("--repeats", type=int, default=200, help="queries of each kind")
    return parser.parse_args()


def _benches(only: Sequence[str]) -> Iterator[Bench]:
    """The modules of this package that have a NAME and a `run`."""
    for found in sorted(pkgutil.iter_modules(tests.bench.__path__), key=lambda one: one.name):
        if found.name == "__main__":
            continue
        module = importlib.import_module(f"tests.bench.{found.name}")
        if hasattr(module, "run") and (not only or module.NAME in only):
            yield cast("Bench", module)


def _progress(console: Console, options: Options, only: Sequence[str]) -> Iterator[Measure]:
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console) as progress:
        for bench in _benches(only):
            task = progress.add_task(bench.NAME, total=None)
            for measure in bench.run(options):
                progress.update(task, description=f"{bench.NAME}: {measure.name}")
                yield measure
            progress.update(task, total=1, completed=1, description=bench.NAME)


def _table(measures: Sequence[Measure]) -> Table:
    table = Table("bench", "what", "value", "limit", "notes", title="Benchmarks")
    for one in measures:
        colour = {True: "green", False: "red", None: ""}[one.met]
        value = f"{one.value:.2f} {one.unit}"
        limit = _limit(one)
        notes = ", ".join(f"{name} {told}" for name, told in one.notes.items())
        table.add_row(one.bench, one.name, f"[{colour}]{value}[/]" if colour else value, limit, notes)
    return table


def _limit(one: Measure) -> str:
    if one.least is not None:
        return f"≥ {one.least:g} {one.unit}"
    return "" if one.limit is None else f"{one.limit:g} {one.unit}"


if __name__ == "__main__":
    main()
