"""The M02 register into installations, with a report of what matched nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from storage.reference.loader import PACKAGED, load_reference
from storage.reference.problems import BrokenReference, ProblemKind
from storage.reference.register import COLUMNS, RefusedRow, RowReason, installations_toml, read_register

REFERENCE = load_reference()
ROWS = [
    ("51230001", "HÔPITAL RÉGIONAL DE RIMOUSKI", "1104", "CISSS DU BAS-SAINT-LAURENT", "01", "Rimouski"),
    (
        "51230002",
        "CLSC de Limoilou",
        "1105",
        "Centre intégré universitaire de santé et de services sociaux de la Capitale-Nationale",
        "3",
        "Québec",
    ),
    ("51230003", "Hôtel-Dieu de Sorel", "1106", "CISSS de la Montérégie-Est", "16", "Sorel-Tracy"),
    ("51230004", "CHSLD Inventé", "2201", "CHSLD Inventé inc.", "12", "Lévis"),
    ("51230005", "CHSLD Inventé annexe", "2201", "CHSLD Inventé inc.", "12", "Lévis"),
    ("51230006", "Pavillon « A », l'annexe", "2202", "Résidence inventée", "06", "Montréal"),
]


def write(path: Path, rows: Sequence[tuple[str, ...]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    lines = [COLUMNS, *rows]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_register_is_read_in_both_encodings_and_delimiters(tmp_path: Path, delimiter: str, encoding: str) -> None:
    reading = read_register(write(tmp_path / "m02.csv", ROWS, delimiter, encoding), REFERENCE)
    assert [(one.code, one.establishment, one.municipality) for one in reading.installations] == [
        ("51230001", "01", "Rimouski"),
        ("51230002", "03", "Québec"),
        ("51230003", "16-2", "Sorel-Tracy"),
    ]
    assert reading.installations[0].name == "HÔPITAL RÉGIONAL DE RIMOUSKI"
    assert reading.refused == ()


def test_what_matches_none_of_ours_is_reported_with_the_regions_only_one(tmp_path: Path) -> None:
    reading = read_register(write(tmp_path / "m02.csv", ROWS), REFERENCE)
    assert [(one.name, one.sites, one.suggestion) for one in reading.unmatched] == [
        ("CHSLD Inventé inc.", 2, "12"),
        ("Résidence inventée", 1, None),
    ]


@pytest.mark.parametrize("alias", ["Résidence inventée", "2202"])
def test_an_alias_added_by_hand_matches_at_the_next_import(tmp_path: Path, alias: str) -> None:
    text = (PACKAGED / "establishments.toml").read_text(encoding="utf-8")
    (tmp_path / "establishments.toml").write_text(
        text.replace('aliases = ["CIUSSS du Centre-Sud"]', f'aliases = ["{alias}"]'), encoding="utf-8"
    )
    reading = read_register(write(tmp_path / "m02.csv", ROWS), load_reference(tmp_path))
    assert ("51230006", "06-3") in {(one.code, one.establishment) for one in reading.installations}


def test_every_establishment_is_matched_by_its_french_name_in_capitals(tmp_path: Path) -> None:
    rows = [
        (f"{number}", "Site", "", one.name_fr.upper(), one.region, "Ville") for number, one in enumerate(REFERENCE.establishments)
    ]
    reading = read_register(write(tmp_path / "m02.csv", rows), REFERENCE)
    assert [site.establishment for site in reading.installations] == [one.key for one in REFERENCE.establishments]


def test_faulty_rows_are_left_out_and_told_by_line(tmp_path: Path) -> None:
    """R63: patient data in an imported file too."""
    base = ROWS[0]
    rows = [base, base, ("", *base[1:]), ("9", "", *base[2:]), ("8", "Chambre ZZZZ 1234 5678", *base[2:])]
    reading = read_register(write(tmp_path / "m02.csv", rows), REFERENCE)
    assert len(reading.installations) == 1
    assert reading.refused == (
        RefusedRow(3, RowReason.DUPLICATE_CODE),
        RefusedRow(4, RowReason.NO_CODE),
        RefusedRow(5, RowReason.NO_NAME),
        RefusedRow(6, RowReason.PATIENT_DATA),
    )


def test_aliases_are_kept_and_what_the_register_lacks_is_told(tmp_path: Path) -> None:
    reading = read_register(write(tmp_path / "m02.csv", ROWS), REFERENCE)
    assert reading.installations[0].aliases == ("HRR",)
    assert len(reading.dropped) == len(REFERENCE.installations)


def test_what_is_written_loads_again(tmp_path: Path) -> None:
    rows = [*ROWS, ("7", 'Centre ""Le Guillemet"" \\ fin', "1104", "CISSS DU BAS-SAINT-LAURENT", "01", "Rimouski")]
    reading = read_register(write(tmp_path / "m02.csv", rows), REFERENCE)
    directory = tmp_path / "reference"
    directory.mkdir()
    (directory / "installations.toml").write_text(installations_toml(reading.installations), encoding="utf-8")
    loaded = load_reference(directory)
    assert set(loaded.installations) == set(reading.installations)
    assert read_register(tmp_path / "m02.csv", loaded).dropped == ()


def test_a_file_that_is_not_the_register_is_refused_with_the_columns_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "autre.csv"
    path.write_text("INSTAL_COD,nom\n1,x\n", encoding="utf-8")
    with pytest.raises(BrokenReference) as caught:
        read_register(path, REFERENCE)
    assert [problem.value for problem in caught.value.problems] == list(COLUMNS[1:])
    with pytest.raises(BrokenReference) as absent:
        read_register(tmp_path / "absent.csv", REFERENCE)
    assert absent.value.problems[0].kind is ProblemKind.UNREADABLE
