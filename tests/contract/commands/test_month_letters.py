"""`rapport`, the letters of the month's end, its file; the contract's end: once, to who may read it (R3, R4, R7, R57, R74)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from bot.i18n import Translator
from commands.domain.accounts import Status
from commands.domain.months import Month
from commands.domain.people import Role
from commands.domain.reference import ReferenceData
from commands.duties.figures import keep_figures
from commands.duties.reports import keep_months, tell_contract_end, tell_months
from commands.files.making import Making
from commands.files.months import month as month_file
from commands.incoming import Outcome, Reply
from commands.views.drawings import MonthDrawing
from commands.views.files import FileFormat, FileKind, FileOrder
from commands.views.letters import LetterContext, enclosures
from commands.views.nodes import Table
from commands.views.show import Reader
from storage.unit import SqlStore
from tests.support.asking import written
from tests.support.channels import support_channel
from tests.support.clock import SettableClock
from tests.support.desk import ADMIN, COLLEAGUE, ELSEWHERE, MANAGER, Desk, said
from tests.support.letterbox import Mail, delivered, labelled, meet
from tests.support.outgoing import posted, with_mail
from tests.support.samples import licensed

CECILE = "cecile.cct@chudequebec.ca"
CLOTILDE = "clotilde.cct@chudequebec.ca"
ESTRIE = "emma.cct@ssss.gouv.qc.ca"
EIGHT = datetime(2026, 4, 1, 12, tzinfo=UTC)
"""Wednesday 1 April, 8:00 in Montréal."""


@pytest.fixture
def quiet(desk: Desk) -> Desk:
    """March: two seats of 03, one taken, one invited; nothing of anybody else's."""
    desk.allocate("03", 2)
    desk.known(licensed("achille.talon.ciussscn@ssss.gouv.qc.ca"), establishment="03")
    invited = licensed("berthe.relais.ciussscn@ssss.gouv.qc.ca", Status.PENDING)
    desk.known(invited, establishment="03", invited_at=desk.clock.now(), invitation_known=True)
    for agent in (CECILE, CLOTILDE):
        desk.grant(agent, "CHUQ", Role.CCT)
    desk.clock.set(datetime(2026, 3, 20, 8, tzinfo=UTC))
    keep_figures(desk.store, desk.house, desk.clock.now())
    return desk


def at(desk: Desk, moment: datetime) -> list[Mail]:
    """What the duties write by then, and what leaves of it."""
    desk.clock.set(moment)
    for duty in (keep_months, tell_months, tell_contract_end):
        duty(desk.store, desk.house, desk.clock.now())
    return delivered(desk)


def told(mail: Mail) -> str:
    return written(Reply(outcome=Outcome.OK, view=mail.draft))


def column(reply: Reply | Mail) -> dict[str, str]:
    """The first figure of each row of the first table, by the key of its label."""
    view = reply.draft if isinstance(reply, Mail) else reply.view
    assert view is not None
    table = next(one for one in view.blocks if isinstance(one, Table))
    cells = ((getattr(row.cells[0], "key", ""), row.cells[1]) for row in table.rows)
    return {key: str(dict(getattr(cell, "params", ())).get("count", cell)) for key, cell in cells}


# --- the letters


def test_the_ccts_channel_is_told_once_on_the_first_working_day(quiet: Desk) -> None:
    """Not a minute before eight; a restart, another replica's tick or a second channel change nothing."""
    support_channel(quiet, CECILE)
    meet(quiet, CECILE, CLOTILDE)
    assert at(quiet, EIGHT - timedelta(minutes=1)) == []
    (mail,) = at(quiet, EIGHT)
    assert (mail.to, mail.kind) == ("canal-chuq", "month-report")
    assert column(mail)["month-used"] == "1"
    assert column(mail)["month-reserved"] == "1"
    support_channel(quiet, CECILE)
    for hours in (0, 1, 24, 24 * 9, 24 * 40):
        assert not [one for one in at(quiet, EIGHT + timedelta(hours=hours)) if "mars" in told(one)]


def test_a_report_is_late_rather_than_lost_and_never_of_long_ago(quiet: Desk) -> None:
    support_channel(quiet, CECILE)
    (mail,) = at(quiet, EIGHT + timedelta(days=8))
    assert "mars 2026" in told(mail)


def test_after_a_long_stop_nothing_old_is_sent(quiet: Desk) -> None:
    support_channel(quiet, CECILE)
    assert at(quiet, EIGHT + timedelta(days=11)) == []


def test_without_a_channel_the_agents_are_told_in_private(quiet: Desk) -> None:
    """Those who were met, and who are agents still (R3)."""
    meet(quiet, CECILE, CLOTILDE, MANAGER)
    assert sorted(one.to for one in at(quiet, EIGHT)) == [CECILE, CLOTILDE]
    support_channel(quiet, CECILE)
    assert at(quiet, EIGHT + timedelta(hours=1)) == [], "its agents were told"


def test_the_lead_is_told_where_no_agent_was_met(quiet: Desk) -> None:
    """R62's lead, who is an agent: nobody else of the CCT ever wrote to the bot."""
    centres = tuple(replace(one, lead=CECILE) if one.key == "CHUQ" else one for one in quiet.house.reference.ccts)
    reference = replace(quiet.house.reference, ccts=centres)
    led = Desk(quiet.store, quiet.zoom, quiet.clock, replace(quiet.house, reference=reference))
    meet(led, CECILE)
    assert [one.to for one in at(led, EIGHT)] == [CECILE]


def test_a_ccts_report_is_of_its_territory_alone(quiet: Desk) -> None:
    quiet.grant(ESTRIE, "ESTRIE", Role.CCT)
    meet(quiet, CECILE, ESTRIE)
    quiet.known(licensed("rita.seule.cisssme16@ssss.gouv.qc.ca"), establishment="16-2")
    quiet.clock.set(datetime(2026, 3, 21, 8, tzinfo=UTC))
    keep_figures(quiet.store, quiet.house, quiet.clock.now())
    mails = {one.to: told(one) for one in at(quiet, EIGHT)}
    assert "03 CIUSSS CN" in mails[CECILE]
    assert "16-2" not in mails[CECILE]
    assert "16-2 CISSSME" in mails[ESTRIE]
    assert "03 CIUSSS" not in mails[ESTRIE]


def test_a_ccts_channel_with_nothing_recorded_is_not_written_to(desk: Desk) -> None:
    """A young house has no report of the month before it was there."""
    support_channel(desk, CECILE)
    assert at(desk, EIGHT) == []


def test_managers_who_want_it_have_their_own_with_their_digest(quiet: Desk) -> None:
    """`rappels rapport=oui`: of their establishments, once; others have it by the command."""
    meet(quiet, MANAGER, COLLEAGUE)
    quiet.type("rappels rapport=oui", MANAGER)
    quiet.type("rappels heure=9:00", COLLEAGUE)
    (mail,) = [one for one in at(quiet, EIGHT) if one.kind == "month-report"]
    assert mail.to == MANAGER
    assert "03 CIUSSS CN" in told(mail)
    quiet.type("rappels rapport=non", MANAGER)
    assert [one for one in at(quiet, datetime(2026, 5, 1, 12, tzinfo=UTC)) if one.kind == "month-report"] == []


def test_a_paused_digest_has_its_report_once_it_is_back(quiet: Desk) -> None:
    meet(quiet, MANAGER)
    quiet.type("rappels rapport=oui", MANAGER)
    quiet.type("rappels pause=2026-04-07", MANAGER)
    assert at(quiet, EIGHT) == []
    assert [one.to for one in at(quiet, EIGHT + timedelta(days=6)) if one.kind == "month-report"] == [MANAGER]


def test_below_the_letter_come_the_picture_and_both_files(quiet: Desk) -> None:
    """Made in the name of whoever registered the channel, authorised anew (R3, R7)."""
    channel = support_channel(quiet, CECILE)
    at(quiet, EIGHT)
    payload = {"month": "2026-03", "cct": "CHUQ", "channel": channel.public_id}

    def below() -> tuple[str, list[str]]:
        with quiet.store.reading() as unit:
            context = LetterContext(unit=unit, house=quiet.house, reader=Reader(command="/iris", now=quiet.clock.now()))
            found = enclosures("month-report", payload, context)
        return found.reader, [one.format.value if isinstance(one, FileOrder) else type(one).__name__ for one in found.items]

    assert below() == (CECILE, ["MonthDrawing", "xlsx", "csv"])
    with quiet.store.writing() as unit:
        unit.channels.remove(channel)
        unit.commit()
    assert below() == ("", [])


@pytest.mark.parametrize("duty", [keep_months, tell_months], ids=["kept", "told"])
def test_two_replicas_at_once_do_it_once(quiet: Desk, duty: Callable[..., int]) -> None:
    support_channel(quiet, CECILE)
    quiet.clock.set(EIGHT)
    if duty is tell_months:
        keep_months(quiet.store, quiet.house, EIGHT)
    together = Barrier(2)

    def replica() -> int:
        together.wait()
        return duty(quiet.store, quiet.house, EIGHT)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: replica(), range(2)))
    tell_months(quiet.store, quiet.house, EIGHT)
    assert [one.to for one in delivered(quiet)] == ["canal-chuq"]
    with quiet.store.reading() as unit:
        kept = [one.place for one in unit.reports.kept(Month(2026, 3))]
    assert len(kept) == len(set(kept))


# --- the command


def test_the_last_month_is_shown_with_its_picture_and_its_files(quiet: Desk) -> None:
    quiet.clock.set(EIGHT)
    shown = quiet.type("rapport")
    assert column(shown)["month-allocated"] == "2"
    assert isinstance(shown.drawing, MonthDrawing)
    assert shown.drawing.establishments == frozenset({"03"})
    assert "Licences utilisées" in _french(shown)
    asked = quiet.press(labelled(shown, "month-xlsx").action)
    assert asked.file is not None
    assert (asked.file.kind, asked.file.format, asked.file.name) == (FileKind.MONTH, FileFormat.XLSX, "iris-2026-03")


def test_a_young_house_shows_the_month_that_goes_on(quiet: Desk) -> None:
    shown = quiet.type("rapport")
    assert "mars 2026" in written(shown)
    assert said(shown) == "month-title"
    assert "month-going" in _keys(shown)


def test_months_follow_one_another_by_buttons(quiet: Desk) -> None:
    quiet.clock.set(EIGHT)
    april = quiet.press(labelled(quiet.type("rapport"), "month-after").action)
    assert april.replace
    assert "avril 2026" in written(april)
    assert "month-going" in _keys(april)
    march = quiet.press(labelled(april, "month-before").action)
    assert column(march) == column(quiet.type("rapport mars"))


@pytest.mark.parametrize(
    "line", ["rapport 2026-03 etab=03", "report month=march establishment=03", "rapport mois=2026-03 cct=chuq"]
)
def test_it_is_asked_for_in_either_language(quiet: Desk, line: str) -> None:
    quiet.clock.set(EIGHT)
    assert column(quiet.type(line))["month-used"] == "1"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("rapport mois=hier", "problem-month"),
        ("rapport 2026-12", "problem-month-ahead"),
        ("rapport cct=ailleurs", "problem-territory"),
    ],
)
def test_what_is_wrong_is_said(quiet: Desk, line: str, problem: str) -> None:
    reply = quiet.type(line)
    assert reply.outcome is Outcome.INVALID
    assert problem in str(reply)


def test_what_is_not_ones_own_looks_as_if_nothing_were_there(quiet: Desk) -> None:
    """R4: the figures of 03 are nothing to a manager of 16-2, whether by its key or its CCT's."""
    quiet.clock.set(EIGHT)
    for line in ("rapport 2026-03 etab=03", "rapport 2026-03 cct=CHUQ"):
        shown = quiet.type(line, ELSEWHERE)
        assert shown.drawing is None
        assert "seats-none" in _keys(shown)
        assert shown.file is None


# --- the file


def made(desk: Desk, reader: str, **payload: str) -> list[tuple[object, ...]] | None:
    order = FileOrder(kind=FileKind.MONTH, format=FileFormat.CSV, payload=payload, name="iris", title="Rapport")
    making = Making(store=desk.store, house=desk.house, now=desk.clock.now(), reader=reader, origin="web", reference="r")
    table = month_file(order, making)
    return None if table is None else list(table.rows)


def test_the_file_has_a_row_for_each_establishment_and_day(quiet: Desk) -> None:
    quiet.clock.set(EIGHT)
    rows = made(quiet, MANAGER, mois="2026-03")
    assert rows is not None
    assert [row[3] for row in rows] == [date(2026, 3, day) for day in range(1, 32)]
    assert {row[0] for row in rows} == {"03"}
    assert rows[19][4:9] == (2, 1, 1, 0, 0)
    assert rows[18][4:9] == (None,) * 5


@pytest.mark.parametrize("reader", [ELSEWHERE, "nils.personne@ssss.gouv.qc.ca", ""])
def test_a_file_is_made_for_who_may_read_it_and_nobody_else(quiet: Desk, reader: str) -> None:
    """R3: an order is input, never proof."""
    quiet.clock.set(EIGHT)
    assert made(quiet, reader, mois="2026-03", etab="03") is None
    assert made(quiet, MANAGER, mois="2026-13") is None
    assert made(quiet, MANAGER, mois="2019-01") is None


# --- the contract's end


@pytest.fixture
def ending(store: SqlStore, clock: SettableClock, reference: ReferenceData, quiet: Desk) -> Desk:
    """The contract ends on Friday 31 July 2026."""
    desk = Desk(store, quiet.zoom, clock, replace(quiet.house, contract_end=date(2026, 7, 31)))
    desk.grant(ESTRIE, "ESTRIE", Role.CCT)
    meet(desk, ADMIN, CECILE, ESTRIE, MANAGER)
    return desk


def reminded(desk: Desk, day: str) -> dict[str, str]:
    """Who is reminded on that day, from eight until four, and what they are told."""
    found: dict[str, str] = {}
    for hour in (11, 12, 13, 19):
        mails = [one for one in at(desk, datetime.fromisoformat(f"{day}T{hour}:00+00:00")) if one.kind == "contract-end"]
        assert not mails or hour == 12
        assert not found.keys() & {one.to for one in mails}
        found |= {one.to: told(one) for one in mails}
    return found


def test_ninety_sixty_and_thirty_days_before_admins_and_ccts_are_reminded(ending: Desk) -> None:
    """R57: 2 May is a Saturday, and so told on Monday; with each CCT's figures to an admin, its own to a CCT."""
    assert reminded(ending, "2026-05-01") == {}
    first = reminded(ending, "2026-05-04")
    assert set(first) == {ADMIN, CECILE, ESTRIE}
    assert "dans 88 jours" in first[ADMIN]
    assert "CCT CHU de Québec-UL" in first[ADMIN]
    assert "CCT CHU de Québec-UL" in first[CECILE]
    assert "CCT CHU de Québec-UL" not in first[ESTRIE]
    assert reminded(ending, "2026-05-29") == {}
    assert set(reminded(ending, "2026-06-01")) == set(first)
    assert reminded(ending, "2026-06-30") == {}
    assert set(reminded(ending, "2026-07-02")) == set(first)
    assert reminded(ending, "2026-07-31") == {}
    assert reminded(ending, "2026-08-03") == {}


def test_a_late_start_sends_the_latest_reminder_alone(ending: Desk) -> None:
    assert "dans 45 jours" in reminded(ending, "2026-06-16")[ADMIN]
    assert reminded(ending, "2026-06-17") == {}


def test_who_was_never_met_in_chat_is_reminded_by_e_mail(ending: Desk) -> None:
    """The same figures, and no button; nothing where there is no way out for e-mails."""
    never = "nina.jamais.vue@msss.gouv.qc.ca"
    desk = with_mail(Desk(ending.store, ending.zoom, ending.clock, replace(ending.house, admins=frozenset({ADMIN, never}))))
    desk.grant("marius.cct@ssss.gouv.qc.ca", "CUSM", Role.CCT)
    reminded(desk, "2026-05-04")
    mails = {one.to: one.text for one in posted(desk)}
    assert set(mails) == {never, "marius.cct@ssss.gouv.qc.ca"}
    assert "dans 88 jours" in mails[never]
    assert "Allouées : 2; Utilisées : 1" in mails[never]
    assert "Allouées" not in mails["marius.cct@ssss.gouv.qc.ca"], "none of his are allocated or taken"
    reminded(desk, "2026-05-05")
    assert posted(desk) == []


def test_a_reminder_of_another_date_than_the_present_one_says_nothing(ending: Desk) -> None:
    """The contract was renewed before the message left."""
    ending.clock.set(datetime(2026, 5, 4, 12, tzinfo=UTC))
    assert tell_contract_end(ending.store, ending.house, ending.clock.now()) > 0
    renewed = Desk(ending.store, ending.zoom, ending.clock, replace(ending.house, contract_end=None))
    assert [one for one in delivered(renewed) if one.kind == "contract-end"] == []


def test_reminders_are_not_sent_again_once_old_messages_are_purged(ending: Desk) -> None:
    """R57, R94: once each, however short messages are kept."""
    assert reminded(ending, "2026-05-04")
    short = replace(ending.house.retention, messages=timedelta(days=1))
    with ending.store.writing() as unit:
        unit.privacy.purge(short, ending.clock.now() + timedelta(days=20), 1_000)
        unit.commit()
    assert reminded(ending, "2026-05-26") == {}
    assert [one for one in at(ending, datetime(2026, 5, 26, 20, tzinfo=UTC)) if one.kind == "contract-end"] == []


def _keys(reply: Reply) -> set[str]:
    assert reply.view is not None
    return {getattr(getattr(one, "words", None), "key", "") for one in reply.view.blocks}


def _french(reply: Reply) -> str:
    assert reply.drawing is not None
    return Translator("fr", strict=True).words(reply.drawing.alt)
