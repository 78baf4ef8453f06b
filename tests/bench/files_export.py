"""Makes one file in a process of its own, as the clerk does, and says how long that took and in how much memory."""

from __future__ import annotations

import json
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
    print(json.dumps({"rows": rows, "seconds": seconds, "peak": _peak(), "size": path.stat().st_size / 1_000_000}))


def _peak() -> float:
    """MB of this program at its most; getrusage would count whoever started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) / 1_000


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
