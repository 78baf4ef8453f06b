"""Makes one file in a process of its own, as the clerk does, and says how long it took and how much memory (tests.bench.files)."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from bot.files.makers import MAKERS
from bot.files.writing import write
from bot.i18n import translator
from commands.context import House
from commands.files.making import Making
from commands.views.files import FileFormat, FileKind, FileOrder
from storage.engine import make_engine
from storage.reference.loader import load_reference
from storage.unit import SqlStore
from tests.support.clock import SettableClock

ADMIN = "ada.principale@ssss.gouv.qc.ca"


def main(database: str, path: Path) -> None:
    """Every account, in the format that the path's ending says."""
    clock, reference = SettableClock(), load_reference()
    store = SqlStore(make_engine(database), clock, reference)
    house = House(reference=reference, admins=frozenset({ADMIN}))
    making = Making(store=store, house=house, now=clock.now(), reader=ADMIN, origin="web", reference="R")
    written = FileFormat(path.suffix[1:])
    order = FileOrder(kind=FileKind.ACCOUNTS, format=written, payload={}, name="f", title="Comptes")
    begun = time.perf_counter()
    table = MAKERS[order.kind](order, making)
    assert table is not None
    rows = write(path, written, table, translator("fr"))
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": rows, "seconds": seconds, "peak": peak, "size": path.stat().st_size / 1_000_000}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
