"""What is exported is imported unchanged: every account of it would stay as it is (R80, R81)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.makers import MAKERS
from bot.files.reading import read
from bot.files.writing import write
from commands.context import House
from commands.domain.accounts import HeadOfService, Profile, Status, UserType
from commands.domain.batches import BatchRow, Verdict
from commands.domain.reference import ReferenceData
from commands.files.making import Making
from commands.files.sheets import Sheet
from commands.incoming import FileInput
from commands.ports import OurFields
from commands.views.files import FileFormat, FileKind
from storage.unit import SqlStore
from tests.support.asking import ADMIN, STRICT, Asker, written
from tests.support.clock import SettableClock


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    """Accounts of every sort: each status and type, every field, none of them, names that a spreadsheet would calculate."""
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    specialties, zones = reference.specialties, reference.time_zones
    for number, site in enumerate(reference.installations[:24]):
        suffix = next((suffix for suffix, key in reference.addresses.suffixes.items() if key == site.establishment), "med")
        ours = OurFields(
            establishment=site.establishment,
            installation=site.code,
            profile=[*Profile][number % 2],
            specialty=specialties[number % len(specialties)].key,
            oncology=number % 2 == 0,
            generic=number % 3 == 0,
            head=HeadOfService(name="Odette Chef", email="odette.chef.ciussscn@ssss.gouv.qc.ca") if number % 3 == 0 else None,
        )
        asker.known(
            f"p{number}.essai.{suffix}@ssss.gouv.qc.ca",
            ours=ours,
            first_name=("Hélène", "-Léa", "=Luc", "D’Arcy")[number % 4],
            last_name=("Côté; fille", "Roy", "+Œuvrard", 'dite "Nini"')[number % 4],
            department=reference.departments[0].name_fr,
            job_title=reference.job_titles[number % len(reference.job_titles)].name_fr,
            timezone=zones[number % len(zones)].key,
            webinar=(0, 500)[number % 2],
            large_meeting=(0, 0, 500)[number % 3],
            last_login_at=clock.now() - timedelta(days=number),
        )
    asker.known("nul.champ.ciussscn@ssss.gouv.qc.ca", first_name="Nul", last_name="Champ", ours=OurFields(establishment="03"))
    asker.known(
        "base.simple.ciussscn@ssss.gouv.qc.ca",
        user_type=UserType.BASIC,
        raw_type=1,
        first_name="Base",
        last_name="Simple",
        ours=OurFields(establishment="03"),
    )
    return asker


def previewed(asker: Asker, kind: FileFormat, tmp_path: Path) -> list[BatchRow]:
    """The rows of the whole export, as the import finds them."""
    order = asker.type("exporter", ADMIN).file
    assert order is not None
    making = Making(store=asker.store, house=asker.house, now=asker.clock.now(), reader=ADMIN, origin="web", reference="R")
    table = MAKERS[FileKind.ACCOUNTS](order, making)
    assert table is not None
    path = tmp_path / "f"
    write(path, kind, table, STRICT[asker.locale])
    sheet = read(f"f.{kind.value}", path.read_bytes())
    assert isinstance(sheet, Sheet), sheet
    reply = asker.give(FileInput(sheet), ADMIN)
    with asker.store.reading() as unit:
        (batch,) = unit.batches.of(ADMIN, 10)
        rows = unit.batches.rows(batch, limit=1_000)
    assert len(rows) == len(sheet.lines), written(reply)
    return list(rows)


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("kind", FileFormat)
def test_nothing_would_change(asker: Asker, kind: FileFormat, locale: str, tmp_path: Path) -> None:
    """Of whoever has not activated either, whom nothing modifies (R30)."""
    invited = OurFields(establishment="03", invited_at=asker.clock.now(), invitation_known=True)
    asker.known("perle.attend.ciussscn@ssss.gouv.qc.ca", Status.PENDING, invited, zoom_id=None)
    asker.locale = locale
    rows = previewed(asker, kind, tmp_path)
    assert len(rows) == 27
    assert [(row.email, row.verdict, row.why) for row in rows if row.verdict is not Verdict.SAME] == []
