"""Cells that a spreadsheet would calculate are text (R81)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.csv_file import safe, write_csv


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "﹢1", "\u00a0=1", "|cmd", "%0A=1"]
)
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Hélène", "a=b", "2026-01-31T08:02:00", "d’été", "x@y.example"])
def test_any_other_cell_stays(cell: str) -> None:
    assert safe(cell) == cell


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    rows = [("a;b", 'dit "oui"'), ("deux\nlignes", "é")]
    assert write_csv(tmp_path / "f.csv", ("un", "deux"), rows) == 2
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [["un", "deux"], *map(list, rows)]
