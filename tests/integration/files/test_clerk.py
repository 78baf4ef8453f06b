"""The clerk makes files apart, one at a time, for whoever may have them, and the journal says so (R3, R63, R81)."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files.clerk import Clerk
from bot.files.makers import MAKERS
from bot.files.reading import read
from bot.front import MadeFile
from commands.context import House
from commands.domain.audit_actions import AuditAction
from commands.domain.errors import StoreBusy
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.files.making import Making
from commands.files.sheets import Sheet
from commands.ports import AuditQuery, AuditRow, OurFields
from commands.views.files import FileColumn, FileFormat, FileKind, FileOrder, TableFile
from commands.views.nodes import Cell
from storage.unit import SqlStore
from tests.support.asking import ADMIN, MANAGER, NOBODY, Asker
from tests.support.clock import SettableClock

EMAIL = "helene.cote.ciussscn@ssss.gouv.qc.ca"
ORDER = FileOrder(kind=FileKind.ACCOUNTS, format=FileFormat.XLSX, payload={"etab": "03"}, name="iris-comptes", title="Comptes")


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    asker.known(EMAIL, ours=OurFields(establishment="03"), first_name="Hélène", last_name="Côté")
    return asker


def clerk_of(asker: Asker, **makers: object) -> Clerk:
    chosen = {**MAKERS, **{FileKind(kind): maker for kind, maker in makers.items()}}
    return Clerk(asker.store, asker.clock, asker.house, chosen)  # type: ignore[arg-type]  # makers of the tests' own


def made_by(clerk: Clerk, order: FileOrder = ORDER, reader: str = MANAGER) -> tuple[MadeFile | None, bytes, int]:
    """The file, what was in it, and who could read it; the clerk is closed."""

    async def run() -> tuple[MadeFile | None, bytes, int]:
        try:
            made = await clerk.make(order, reader, "fr", origin="slack")
            return (made, made.path.read_bytes(), made.path.stat().st_mode) if made else (None, b"", 0)
        finally:
            await clerk.close()

    return asyncio.run(run())


def exports(asker: Asker) -> list[AuditRow]:
    actions = (AuditAction.FILE_EXPORTED, AuditAction.AUDIT_EXPORTED)
    with asker.store.reading() as unit:
        found = [unit.audit.search(AuditQuery(action=one), EVERYWHERE) for one in actions]
    return [row for rows in found for row in rows]


def test_a_file_is_made_for_its_reader_alone_and_written_in_the_journal(asker: Asker) -> None:
    made, data, mode = made_by(clerk_of(asker))
    assert made is not None
    assert made.name == "iris-comptes.xlsx"
    assert made.title == "Comptes"
    sheet = read(made.name, data)
    assert isinstance(sheet, Sheet)
    assert [line.cells[0] for line in sheet.lines] == [EMAIL]
    assert mode & 0o077 == 0
    (row,) = exports(asker)
    assert (row.entry.actor, row.entry.origin, row.entry.outcome) == (MANAGER, "slack", "ok")
    assert row.entry.after == {"file": "accounts", "format": "xlsx", "count": 1, "asked": "etab=03"}
    assert not made.path.exists(), "what nobody took went with the clerk"


def test_the_journal_tells_its_own_exports(asker: Asker) -> None:
    made_by(clerk_of(asker))
    made, _, _ = made_by(clerk_of(asker), replace(ORDER, kind=FileKind.JOURNAL, payload={}, format=FileFormat.CSV), ADMIN)
    assert made is not None
    said = asker.read("journal", ADMIN)
    assert "Fichier remis" in said
    assert "Journal exporté" in said
    assert "Fichier : comptes, Lignes : 1, Demande : etab=03" in said.replace("\u00a0", " ")


def test_who_may_not_have_it_is_given_nothing_and_nothing_is_written(asker: Asker) -> None:
    assert made_by(clerk_of(asker), reader=NOBODY)[0] is None
    assert made_by(clerk_of(asker), reader="")[0] is None
    assert exports(asker) == []


def test_a_template_leaves_no_line_in_the_journal(asker: Asker) -> None:
    """It holds nothing of anybody's."""

    def template(order: FileOrder, making: Making) -> TableFile:
        return TableFile(title=order.title, columns=(FileColumn("Courriel"),), rows=iter(()))

    made, data, _ = made_by(clerk_of(asker, template=template), replace(ORDER, kind=FileKind.TEMPLATE, format=FileFormat.CSV))
    assert made is not None
    assert data == "\ufeffCourriel\r\n".encode()
    assert exports(asker) == []


def test_a_file_that_fails_is_none_and_nothing_of_it_stays(asker: Asker) -> None:
    places: list[Path] = []

    def failing(order: FileOrder, making: Making) -> TableFile:
        def rows() -> Iterator[tuple[Cell, ...]]:
            yield ("a",)
            raise StoreBusy("of the test")

        return TableFile(title=order.title, columns=(FileColumn("Courriel"),), rows=rows())

    async def run() -> None:
        clerk = clerk_of(asker, accounts=failing)
        assert await clerk.make(ORDER, MANAGER, "fr") is None
        made = await clerk.make(replace(ORDER, kind=FileKind.JOURNAL), MANAGER, "fr")
        assert made is not None
        places.extend(one for one in made.path.parent.iterdir() if one.name != "lock")
        assert places == [made.path]
        await clerk.close()
        assert not made.path.parent.exists()

    asyncio.run(run())
    assert [row.entry.action for row in exports(asker)] == [AuditAction.AUDIT_EXPORTED]


def test_files_are_made_one_at_a_time(asker: Asker) -> None:
    """A long one takes no more memory and no more of the machine than one."""
    going: list[int] = []
    most: list[int] = []

    def slow(order: FileOrder, making: Making) -> TableFile:
        def rows() -> Iterator[tuple[Cell, ...]]:
            going.append(1)
            most.append(len(going))
            threading.Event().wait(0.02)
            going.pop()
            yield ("a",)

        return TableFile(title=order.title, columns=(FileColumn("Courriel"),), rows=rows())

    async def run() -> None:
        clerk = clerk_of(asker, accounts=slow)
        made = await asyncio.gather(*(clerk.make(ORDER, MANAGER, "fr") for _ in range(4)))
        assert len({one.path for one in made if one}) == 4
        await clerk.close()

    asyncio.run(run())
    assert most == [1, 1, 1, 1]


def test_a_long_file_keeps_no_process_from_its_end(asker: Asker) -> None:
    begun = threading.Event()

    def endless(order: FileOrder, making: Making) -> TableFile:
        def rows() -> Iterator[tuple[Cell, ...]]:
            while True:
                begun.set()
                yield ("a",)

        return TableFile(title=order.title, columns=(FileColumn("Courriel"),), rows=rows())

    async def run() -> None:
        clerk = clerk_of(asker, accounts=endless)
        making = asyncio.create_task(clerk.make(ORDER, MANAGER, "fr"))
        await asyncio.to_thread(begun.wait, 30)
        async with asyncio.timeout(30):
            await clerk.close()
            assert await making is None

    asyncio.run(run())
    assert exports(asker) == []
