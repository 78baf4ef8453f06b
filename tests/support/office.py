"""LibreOffice without its windows: what a spreadsheet of people's own makes of a file."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

AS_SHOWN = "59,34,76,1,,0,false,true,false"
"""« ; », quotes, UTF-8, from the first row; cells as they are shown, formulas as what they give."""
FROM_CSV = "59,34,76,1,,0,false,false"
WITHIN = 120
"""Seconds of one run, on a machine that others use too."""


class OfficeAbsent(Exception):
    """No `soffice` here."""


def cells(path: Path, *, text_only: bool = False) -> list[list[str]]:
    """The first sheet's cells as LibreOffice shows them. `text_only` tells it nothing: as a CSV opened by hand. Its settings
    stand beside the test's directory, so that the next one starts sooner."""
    office = shutil.which("soffice")
    if office is None:
        raise OfficeAbsent("soffice is not installed (libreoffice-calc-nogui)")
    into = path.parent / f"{path.name}.shown"
    command = [office, "--headless", "--norestore", f"-env:UserInstallation=file://{path.parents[1] / 'office'}"]
    if text_only:
        command.append(f"--infilter=Text - txt - csv (StarCalc):{FROM_CSV}")
    command += ["--convert-to", f"csv:Text - txt - csv (StarCalc):{AS_SHOWN}", "--outdir", str(into), str(path)]
    done = subprocess.run(command, capture_output=True, timeout=WITHIN, check=False)
    shown = into / f"{path.stem}.csv"
    if not shown.exists():
        raise AssertionError(f"LibreOffice did not open it: {done.stderr.decode(errors='replace')[-500:]}")
    with shown.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
