"""The reference files: what ships holds together, and what does not is refused with its place (bad input: a broken file)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from commands.domain.errors import ConfigurationError
from storage.reference.loader import PACKAGED, load_reference
from storage.reference.problems import BrokenReference, Problem, ProblemKind

TERRITORIES = {
    "CUSM": {"CUSM", "06-1", "06-2", "07", "08", "16-3", "10", "17-RR", "17-INUU", "17-TULA", "18"},
    "ESTRIE": {"05", "16-1", "16-2", "04", "02"},
    "CHUM": {"CHUM", "CHUSJ", "ICM", "PINEL", "06-3", "06-4", "06-5", "13", "14", "15"},
    "CHUQ": {"CHUQ", "IUCPQ", "01", "03", "09", "11-1", "11-2", "12"},
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for path in PACKAGED.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def append(directory: Path, file: str, text: str) -> int:
    """Adds to a file; returns the line where the text starts."""
    path = directory / file
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


def replace(directory: Path, file: str, old: str, new: str) -> int:
    """Replaces the first occurrence; returns its line."""
    path = directory / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    return before[: before.index(old)].count("\n") + 1


def problems(directory: Path) -> tuple[Problem, ...]:
    with pytest.raises(BrokenReference) as caught:
        load_reference(directory)
    assert isinstance(caught.value, ConfigurationError)
    return caught.value.problems


def test_the_34_establishments_stand_under_their_four_ccts() -> None:
    reference = load_reference()
    assert len(reference.establishments) == 34
    assert {cct.key: set(reference.territory(cct.key)) for cct in reference.ccts} == TERRITORIES
    assert {one.key for one in reference.establishments if one.uncertain} == {"16-1", "16-2", "04", "02"}


def test_the_published_contacts_are_there_and_estrie_has_none() -> None:
    """R95."""
    assert {cct.key: cct.contact for cct in load_reference().ccts} == {
        "CUSM": "telesante@muhc.mcgill.ca",
        "CHUM": "info.cct.chum@ssss.gouv.qc.ca",
        "CHUQ": "soutien@telesantechudequebec.ca",
        "ESTRIE": None,
    }
    assert len(load_reference().links) == 5


def test_every_establishment_has_a_site_and_the_default_zone_is_montreal() -> None:
    """R20, R22."""
    reference = load_reference()
    assert all(reference.installations_of(one.key) for one in reference.establishments)
    assert reference.time_zones[0].key == "America/Montreal"
    assert "America/Halifax" in {zone.key for zone in reference.time_zones}


def test_a_directory_may_hold_only_the_files_it_changes(tmp_path: Path) -> None:
    (tmp_path / "links.toml").write_text("links = []\n", encoding="utf-8")
    reference = load_reference(tmp_path)
    assert reference.links == ()
    assert len(reference.establishments) == 34


@pytest.mark.parametrize(
    ("file", "old", "new", "kind", "value"),
    [
        ("establishments.toml", 'cct = "CHUQ"', 'cct = "QUEBEC"', ProblemKind.UNKNOWN_CCT, "QUEBEC"),
        ("establishments.toml", 'region = "13"', 'region = "Laval"', ProblemKind.BAD_REGION, "Laval"),
        ("establishments.toml", 'key = "03"', 'key = "été 03"', ProblemKind.BAD_KEY, "été 03"),
        ("ccts.toml", "telesante@muhc", "telesante muhc@x", ProblemKind.BAD_EMAIL, "telesante muhc@x.mcgill.ca"),
        ("links.toml", "https://telesante.quebec", "javascript:alert(1)", ProblemKind.BAD_URL, "javascript:alert(1)"),
        ("time_zones.toml", "America/Halifax", "America/Hallifax", ProblemKind.BAD_TIME_ZONE, "America/Hallifax"),
        ("addresses.toml", '"msss.gouv.qc.ca" }', '"MSSS" }', ProblemKind.BAD_DOMAIN, "MSSS"),
        ("addresses.toml", '"reg18"', '"reg 18"', ProblemKind.BAD_DOMAIN, "reg 18"),
        ("addresses.toml", '"comtl"', '"ccomtl"', ProblemKind.DUPLICATE, "ccomtl"),
        ("addresses.toml", 'meant = "msss', 'meant = "mmss', ProblemKind.UNKNOWN_CORRECTION, "msss.gouv.ca → mmss.gouv.qc.ca"),
        ("installations.toml", '"01-002"', '"01-001"', ProblemKind.DUPLICATE, "01-001"),
        ("installations.toml", 'establishment = "02"', 'establishment = "2"', ProblemKind.UNKNOWN_ESTABLISHMENT, "2"),
    ],
)
def test_a_fault_is_told_with_its_file_line_and_text(
    copy: Path, file: str, old: str, new: str, kind: ProblemKind, value: str
) -> None:
    line = replace(copy, file, old, new)
    found = [problem for problem in problems(copy) if problem.kind is kind and problem.value == value]
    assert found
    assert {problem.file for problem in found} == {file}
    assert any(0 <= line - problem.line <= 7 for problem in found), (line, found)


def test_the_line_of_a_one_line_entry_is_exact(copy: Path) -> None:
    line = replace(copy, "installations.toml", '"14-003"', '"14-002"')
    assert problems(copy) == (Problem("installations.toml", line, ProblemKind.DUPLICATE, "14-002"),)


def test_a_key_given_twice_is_refused_whatever_its_case(copy: Path) -> None:
    line = append(copy, "ccts.toml", '\n[[ccts]]\nkey = "chum"\nname = "Autre"\nruisss = "X"\n')
    assert problems(copy) == (Problem("ccts.toml", line + 1, ProblemKind.DUPLICATE, "chum"),)


def test_missing_unknown_and_ill_typed_fields_are_told_all_at_once(copy: Path) -> None:
    append(copy, "ccts.toml", '\n[[ccts]]\nkey = "X"\nname = "  "\nruisss = 3\ncourriel = "a@b.ca"\n')
    replace(copy, "establishments.toml", "\nuncertain = true", '\nuncertain = "oui"')
    replace(copy, "installations.toml", 'establishment = "02"', 'establishment = "2"')
    assert {(p.file, p.kind, p.value) for p in problems(copy)} == {
        ("ccts.toml", ProblemKind.MISSING_FIELD, "name"),
        ("ccts.toml", ProblemKind.WRONG_TYPE, "ruisss"),
        ("ccts.toml", ProblemKind.UNKNOWN_FIELD, "courriel"),
        ("establishments.toml", ProblemKind.WRONG_TYPE, "uncertain"),
        ("installations.toml", ProblemKind.UNKNOWN_ESTABLISHMENT, "2"),
    }


def test_an_unreadable_file_is_not_told_again_by_all_that_refer_to_it(copy: Path) -> None:
    (copy / "establishments.toml").write_text("[[", encoding="utf-8")
    assert [problem.kind for problem in problems(copy)] == [ProblemKind.SYNTAX]


def test_broken_toml_tells_its_line(copy: Path) -> None:
    line = append(copy, "links.toml", "[[links\n")
    (problem,) = problems(copy)
    assert (problem.file, problem.line, problem.kind) == ("links.toml", line, ProblemKind.SYNTAX)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", {ProblemKind.MISSING_SECTION}),
        ("time_zones = []", {ProblemKind.MISSING_SECTION}),
        ("time_zones = 3", {ProblemKind.WRONG_SHAPE}),
        ('time_zones = ["x"]', {ProblemKind.WRONG_SHAPE}),
        ("timezones = []", {ProblemKind.UNKNOWN_SECTION, ProblemKind.MISSING_SECTION}),
    ],
)
def test_a_section_of_another_shape_is_refused(copy: Path, text: str, kinds: set[ProblemKind]) -> None:
    (copy / "time_zones.toml").write_text(text, encoding="utf-8")
    assert {problem.kind for problem in problems(copy)} == kinds


def test_a_file_in_another_encoding_is_refused(copy: Path) -> None:
    (copy / "lists.toml").write_bytes("# fonctions, spécialités".encode("cp1252"))
    assert [(p.file, p.kind) for p in problems(copy)] == [("lists.toml", ProblemKind.UNREADABLE)]


def test_a_mistyped_file_name_is_not_silently_ignored(copy: Path) -> None:
    (copy / "instalations.toml").write_text("", encoding="utf-8")
    assert problems(copy) == (Problem("instalations.toml", 0, ProblemKind.UNKNOWN_FILE),)


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert [p.kind for p in problems(tmp_path / "absent")] == [ProblemKind.NO_DIRECTORY]


def test_days_of_the_calendar_are_read_for_all_and_for_one(copy: Path) -> None:
    """R53: an establishment's exceptions on top of Quebec's holidays."""
    days = '[[closed]]\nday = "2026-12-24"\n[[opened]]\nday = "2026-06-24"\nestablishment = "03"\n'
    (copy / "calendar.toml").write_text(days, encoding="utf-8")
    calendar = load_reference(copy).calendar
    assert not calendar.is_working_day(date(2026, 12, 24), "16-2")
    assert calendar.is_working_day(date(2026, 6, 24), "03")
    assert not calendar.is_working_day(date(2026, 6, 24), "16-2")


def test_a_wrong_day_of_the_calendar_is_told_with_its_line(copy: Path) -> None:
    days = (
        '[[closed]]\nday = "24/12/2026"\n[[closed]]\nday = "2026-12-24"\nestablishment = "99"\n'
        '[[opened]]\nday = "2026-12-31"\n[[closed]]\nday = "2026-12-31"\n[[closed]]\nday = "20261231"\n'
    )
    (copy / "calendar.toml").write_text(days, encoding="utf-8")
    assert [(one.line, one.kind) for one in problems(copy)] == [
        (1, ProblemKind.BAD_DATE),
        (3, ProblemKind.UNKNOWN_ESTABLISHMENT),
        (6, ProblemKind.DUPLICATE),
        (10, ProblemKind.BAD_DATE),
    ]
