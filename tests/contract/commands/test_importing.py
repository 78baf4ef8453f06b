"""importer: previewed row by row, nothing before the button, then one operation a row (R80, R90, R91)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from bot.i18n import Translator
from bot.localise import localise
from commands.domain.accounts import Account, Pool, Status
from commands.domain.batches import Batch, BatchKind, BatchRow, BatchState, Standing, Tally, Verdict
from commands.domain.errors import ZoomUnavailable, ZoomUncertain
from commands.domain.operations import BATCH
from commands.domain.people import EVERYWHERE
from commands.files.sentences import from_json
from commands.files.sheets import Unreadable
from commands.handlers.batch_running import MOST_UNDER_WAY, feed
from commands.incoming import Outcome, Reply
from commands.operations.runner import Runner
from commands.ports import AuditQuery, OurFields
from commands.views.letters import LetterContext, letter_view
from commands.views.nodes import Buttons, Msg, msg
from commands.views.show import Reader
from tests.support.desk import ADMIN, COLLEAGUE, MANAGER, SITE, SPEAKERS, Desk, buttons_of, carried, said
from tests.support.driving import at_once
from tests.support.fake_zoom import Mishaps
from tests.support.samples import licensed
from tests.support.sheets import newcomer, sheet

ZOE = "zoe.nouvelle.ciussscn@ssss.gouv.qc.ca"
PATIENT = "ZZZZ 1234 5678"
MODIFY = ("Courriel", "Fonction", "Département")


def address(name: str) -> str:
    return newcomer(name)[0]


def the_batch(desk: Desk, person: str = MANAGER) -> Batch:
    with desk.store.reading() as unit:
        return unit.batches.of(person, 1)[0]


def batches_of(desk: Desk, person: str = MANAGER) -> int:
    with desk.store.reading() as unit:
        return len(unit.batches.of(person, 10))


def rows_of(desk: Desk, person: str = MANAGER) -> list[BatchRow]:
    with desk.store.reading() as unit:
        return list(unit.batches.rows(unit.batches.of(person, 1)[0], limit=10_000))


def tally(desk: Desk) -> Tally:
    with desk.store.reading() as unit:
        return unit.batches.tally(unit.batches.of(MANAGER, 1)[0])


def verdicts(desk: Desk, person: str = MANAGER) -> list[Verdict]:
    return [one.verdict for one in rows_of(desk, person)]


def why(row: BatchRow) -> str:
    words = from_json(row.why)
    assert words is not None
    return words.key


def press(desk: Desk, reply: Reply, label: str, person: str = MANAGER) -> Reply:
    found = [one for one in buttons_of(reply) if isinstance(one.label, Msg) and one.label.key == f"button-{label}"]
    assert found, [one.label for one in buttons_of(reply)]
    return desk.press(found[0].action, person)


def gesture(desk: Desk, name: str, person: str = MANAGER) -> Reply:
    return desk.press(f"v1.importer.lot={the_batch(desk).public_id}&geste={name}", person)


def run_to_the_end(desk: Desk) -> None:
    for _ in range(200):
        fed = feed(desk.store, desk.house, desk.clock.now())
        worked = desk.turn()
        if not fed and not worked:
            return
    raise AssertionError("the batch finds no end")


def letter(desk: Desk) -> list[object]:
    with desk.store.reading() as unit:
        context = LetterContext(unit=unit, house=desk.house, reader=Reader(command="/iris", now=desk.clock.now()))
        view = letter_view("batch", {"batch": unit.batches.of(MANAGER, 1)[0].public_id}, context)
    assert view is not None
    return list(view.blocks)


def labels(blocks: Iterable[object]) -> list[str]:
    """The keys of what the buttons among these say."""
    found = [one.label for block in blocks if isinstance(block, Buttons) for one in block.buttons]
    return [one.key for one in found if isinstance(one, Msg)]


def person(desk: Desk, name: str, establishment: str = "03", **ours: object) -> Account:
    view = licensed(f"{name}.connu.ciussscn@ssss.gouv.qc.ca", first_name=name.title(), last_name="Connu")
    return desk.known(view, establishment=establishment, installation=SITE, specialty="cardiologie", **ours)


SIX = (
    newcomer("alice"),
    newcomer("bruno"),
    newcomer("alice"),
    newcomer("carmen"),
    newcomer("denis", "hotmail.com"),
    newcomer("edith"),
)


def test_nothing_happens_before_the_button(desk: Desk) -> None:
    """Six rows, of which one duplicate and one refused (R80, R21)."""
    reply = desk.drop(sheet(SIX))
    ready, refused = Verdict.READY, Verdict.REFUSED
    assert verdicts(desk) == [ready, ready, Verdict.DUPLICATE, ready, refused, ready]
    assert said(reply) == "batch-preview"
    run_to_the_end(desk)
    assert desk.zoom.journal == []
    assert desk.account(address("alice")) is None


def test_the_button_runs_the_rows_that_are_ready_and_no_other(desk: Desk) -> None:
    """R80."""
    press(desk, desk.drop(sheet(SIX)), "batch-run")
    run_to_the_end(desk)
    created = [address(name) for name in ("alice", "bruno", "carmen", "edith")]
    assert sorted(desk.zoom.journal) == [("create", one) for one in created]
    assert all(desk.status(one) is Status.PENDING for one in created)
    assert the_batch(desk).state is BatchState.DONE
    assert tally(desk).of(Standing.DONE) == 4


def test_each_row_is_audited_as_a_command_that_somebody_typed(desk: Desk) -> None:
    """R93."""
    press(desk, desk.drop(sheet(SIX)), "batch-run")
    run_to_the_end(desk)
    with desk.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(actor=MANAGER, action="créer", limit=50), EVERYWHERE)
    assert sum(row.entry.outcome == "planned" for row in rows) == 4


def test_pressed_twice_it_runs_once(desk: Desk) -> None:
    """R44."""
    reply = desk.drop(sheet(SIX))
    press(desk, reply, "batch-run")
    again = press(desk, reply, "batch-run")
    run_to_the_end(desk)
    press(desk, reply, "batch-run")
    run_to_the_end(desk)
    assert said(again) == "batch-is-running"
    assert len(desk.zoom.journal) == 4


def unread(reply: Reply) -> bool:
    """Whether the answer tells that what was written beside the file was not read."""
    return "à côté du fichier" in told(reply)


def told(reply: Reply) -> str:
    assert reply.view is not None
    return repr(localise(reply.view, SPEAKERS[0]))


@pytest.mark.parametrize("text", ["créer", "importer créer", f"désactiver {ZOE}", "voici la liste de mars", "x" * 5_000])
def test_what_is_written_beside_a_file_is_told_not_to_have_been_read(desk: Desk, text: str) -> None:
    """R96; nothing of it is done."""
    reply = desk.drop(sheet(SIX), text=text)
    assert (said(reply), unread(reply)) == ("batch-preview", True)
    assert unread(desk.drop(sheet(SIX), text=text))
    press(desk, reply, "batch-run")
    assert unread(desk.drop(sheet(SIX), text=text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "importer",
        "Import",
        "/iris importer",
        "@Iris",
        "iris, importer",
        "--simuler",
        "importer --simuler",
        "bonjour",
        "merci",
    ],
)
def test_what_asks_for_no_more_than_the_file_does_is_let_be(desk: Desk, text: str) -> None:
    assert not unread(desk.drop(sheet(SIX), text=text))


def test_a_patient_number_beside_a_file_is_nowhere(desk: Desk) -> None:
    """R63."""
    reply = desk.drop(sheet(SIX), text=f"pour {PATIENT}")
    assert unread(reply)
    assert PATIENT not in repr(reply)


def test_what_is_written_beside_a_file_that_is_refused_is_told_as_well(desk: Desk) -> None:
    """A picture, say, with a command: the refusal alone would seem to answer both."""
    picture = Unreadable(name="photo.png", why=msg("file-refused-picture"))
    reply = desk.drop(picture, text=f"fiche {ZOE}")
    assert "Une image n’est pas un tableau" in told(reply)
    assert unread(reply)
    assert not unread(desk.drop(picture, text="importer"))


def test_the_same_file_dropped_twice_is_the_same_batch(desk: Desk) -> None:
    """R44, R80."""
    desk.drop(sheet(SIX))
    first = the_batch(desk).public_id
    again = desk.drop(sheet(SIX))
    assert batches_of(desk) == 1
    assert carried(buttons_of(again)[0].action)["lot"] == first


def test_the_same_file_dropped_again_is_checked_as_things_stand(desk: Desk) -> None:
    """R80: seats that were freed meanwhile are seen, while nothing was run."""
    desk.allocate("03", 1)
    first = desk.drop(sheet(SIX))
    assert verdicts(desk).count(Verdict.READY) == 1
    desk.allocate("03", 10)
    desk.drop(sheet(SIX))
    assert (batches_of(desk), verdicts(desk).count(Verdict.READY)) == (1, 4)
    assert the_batch(desk).seats[0].taken_after == 4
    press(desk, first, "batch-run")
    desk.drop(sheet(SIX))
    assert the_batch(desk).state is BatchState.RUNNING


def test_the_kind_that_was_chosen_for_a_file_is_kept(desk: Desk) -> None:
    people = [person(desk, "gaston"), person(desk, "hubert")]
    file = sheet([(one.email,) for one in people], ("Courriel",))
    desk.drop(file)
    desk.press(f"v1.importer.lot={the_batch(desk).public_id}&geste=nature&nature=deactivate")
    desk.drop(file)
    assert (batches_of(desk), the_batch(desk).kind) == (1, BatchKind.DEACTIVATE)


def test_a_public_address_is_told_before_its_establishment(desk: Desk) -> None:
    """R21: what is to be corrected is the address, and nothing else may be wrong."""
    desk.drop(sheet([("denis.nouveau@hotmail.com", "Denis", "Nouveau", "Cardiologie", "")]))
    (row,) = rows_of(desk)
    told = from_json(row.why)
    assert told is not None
    problem = dict(told.params)["problem"]
    assert isinstance(problem, Msg)
    assert problem.key == "problem-address-outside"


@pytest.mark.parametrize(("locale", "template", "preview"), [("fr", "modele", "apercu"), ("en", "template", "preview")])
def test_a_file_is_named_in_its_reader_s_language(desk: Desk, locale: str, template: str, preview: str) -> None:
    """Every name is one that any file system takes."""
    desk.drop(sheet(SIX))
    speak = Translator(locale, strict=True)
    given = [desk.type(f"importer nature={kind}").file for kind in BatchKind if kind is not BatchKind.ALLOCATE]
    names = [speak.words(one.name) for one in (*given, gesture(desk, "rapport").file) if one is not None]
    assert names[0] == f"iris-{template}-creation"
    assert names[-1] == f"iris-{preview}-creation"
    assert len(set(names)) == len(BatchKind)
    assert all(re.fullmatch("[a-z0-9-]+", one) for one in names)


def test_the_same_file_dropped_twice_at_once_is_one_batch(desk: Desk) -> None:
    """R44: a platform tells of a file twice."""
    at_once(*[lambda: desk.drop(sheet(SIX))] * 4)
    assert batches_of(desk) == 1


def test_two_processes_that_feed_at_once_take_each_row_up_once(desk: Desk) -> None:
    """While the lead changes hands (R90)."""
    press(desk, desk.drop(sheet([newcomer(f"personne{number}") for number in range(MOST_UNDER_WAY)])), "batch-run")
    at_once(*[lambda: feed(desk.store, desk.house, desk.clock.now())] * 4)
    assert tally(desk).of(Standing.QUEUED) == MOST_UNDER_WAY
    assert tally(desk).of(Standing.VOID) == 0


def test_stopped_while_rows_are_taken_up_none_is_left_behind(desk: Desk) -> None:
    press(desk, desk.drop(sheet([newcomer(f"personne{number}") for number in range(20)])), "batch-run")
    at_once(lambda: feed(desk.store, desk.house, desk.clock.now()), lambda: gesture(desk, "arreter"))
    run_to_the_end(desk)
    assert tally(desk).of(Standing.CANCELLED) == 20
    assert desk.zoom.journal == []


def test_another_persons_same_file_is_a_batch_of_its_own(desk: Desk) -> None:
    desk.drop(sheet(SIX))
    desk.drop(sheet(SIX), COLLEAGUE)
    assert (batches_of(desk), batches_of(desk, COLLEAGUE)) == (1, 1)


def test_a_batch_is_its_owners_alone(desk: Desk) -> None:
    """R3, R4: a button is input, never proof."""
    desk.drop(sheet(SIX))
    reply = gesture(desk, "executer", COLLEAGUE)
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "refused-batch-unknown")
    assert the_batch(desk).state is BatchState.READY


def test_a_preview_is_kept_for_an_hour(desk: Desk) -> None:
    """R80: then it is to be checked again."""
    reply = desk.drop(sheet(SIX))
    desk.clock.advance(minutes=61)
    late = press(desk, reply, "batch-run")
    assert the_batch(desk).state is BatchState.READY
    press(desk, late, "batch-check-again")
    press(desk, gesture(desk, "voir"), "batch-run")
    assert the_batch(desk).state is BatchState.RUNNING


def test_a_cancelled_preview_runs_nothing_and_may_be_dropped_again(desk: Desk) -> None:
    reply = desk.drop(sheet(SIX))
    press(desk, reply, "batch-drop")
    assert said(press(desk, reply, "batch-run")) == "batch-is-dropped"
    run_to_the_end(desk)
    assert desk.zoom.journal == []
    desk.drop(sheet(SIX))
    assert batches_of(desk) == 2


def test_a_row_that_changed_since_the_preview_is_void(desk: Desk) -> None:
    """R80; what it was checked against is no longer so."""
    first, second = person(desk, "gaston"), person(desk, "hubert")
    file = sheet([(one.email, "", "Urgence") for one in (first, second)], MODIFY)
    press(desk, desk.drop(file), "batch-run")
    with desk.store.writing() as unit:
        unit.directory.change(first.id, OurFields(specialty="pediatrie"))
        unit.commit()
    run_to_the_end(desk)
    assert [one.standing for one in rows_of(desk)] == [Standing.VOID, Standing.DONE]
    assert why(rows_of(desk)[0]) == "batch-row-changed"
    assert desk.account(first.email).department == ""  # type: ignore[union-attr]  # it was put there
    assert desk.account(second.email).department == "Urgence"  # type: ignore[union-attr]  # it was put there


def test_a_proposed_address_is_taken_by_one_button(desk: Desk) -> None:
    """R21: sss.gouv.qc.ca."""
    reply = desk.drop(sheet([newcomer("alice"), newcomer("bruno", "sss.gouv.qc.ca")]))
    assert [one.correction for one in rows_of(desk)] == ["", address("bruno")]
    press(desk, reply, "batch-correct")
    assert verdicts(desk) == [Verdict.READY, Verdict.READY]
    press(desk, gesture(desk, "voir"), "batch-run")
    run_to_the_end(desk)
    assert desk.status(address("bruno")) is Status.PENDING


def test_a_near_miss_that_has_no_seat_either_is_told_as_one(desk: Desk) -> None:
    """R21, R96: « Ce n’est pas possible en ce moment » said nothing of the address."""
    desk.allocate("03", 0)
    desk.drop(sheet([newcomer("bruno", "sss.gouv.qc.ca")]))
    (row,) = rows_of(desk)
    assert (row.verdict, row.correction) == (Verdict.REFUSED, "")
    words = from_json(row.why)
    assert words is not None
    told = SPEAKERS[0].words(words)
    assert "Courriel" in told
    assert address("bruno") in told


def test_a_correction_that_another_row_has_is_not_proposed(desk: Desk) -> None:
    desk.drop(sheet([newcomer("bruno"), newcomer("bruno", "sss.gouv.qc.ca")]))
    assert [one.correction for one in rows_of(desk)] == ["", ""]


def test_a_patient_number_is_refused_in_any_cell_and_never_kept(desk: Desk) -> None:
    """R63."""
    row = (*newcomer("alice")[:2], PATIENT, *newcomer("alice")[3:])
    desk.drop(sheet([row, newcomer("bruno")], name=f"{PATIENT}.csv"))
    refused, ready = rows_of(desk)
    assert (refused.verdict, why(refused)) == (Verdict.REFUSED, "batch-row-patient-number")
    assert set(refused.cells) == {""}
    assert ready.verdict is Verdict.READY
    assert the_batch(desk).file == ""


def test_a_patient_number_in_a_column_of_no_use_is_not_kept_either(desk: Desk) -> None:
    """R63: what we do not know is not stored at all."""
    header = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation", "Remarque")
    desk.drop(sheet([(*newcomer("alice"), PATIENT)], header))
    (row,) = rows_of(desk)
    assert "5678" not in "".join(row.cells)


def test_seats_are_told_before_and_after(desk: Desk) -> None:
    """R80, R50."""
    desk.allocate("03", 10)
    person(desk, "gaston")
    desk.drop(sheet(SIX))
    (seats,) = the_batch(desk).seats
    assert (seats.establishment, seats.taken, seats.taken_after, seats.allocated) == ("03", 1, 5, 10)


def test_a_file_larger_than_what_is_free_is_ready_for_as_many_as_fit(desk: Desk) -> None:
    """R51: each row sees the seats of those above it."""
    desk.allocate("03", 2)
    desk.drop(sheet(SIX))
    assert verdicts(desk).count(Verdict.READY) == 2
    assert {why(one) for one in rows_of(desk)[3:] if one.verdict is Verdict.REFUSED} >= {"refused-full"}


def test_seats_taken_by_others_meanwhile_void_a_row(desk: Desk) -> None:
    """R51: checked and held in one transaction, as for a typed command."""
    desk.allocate("03", 2)
    reply = desk.drop(sheet([newcomer("alice"), newcomer("bruno")]))
    desk.type(
        f"créer zoe.nouvelle.ciussscn@ssss.gouv.qc.ca prenom=Zoé nom=N installation={SITE} specialite=cardiologie", COLLEAGUE
    )
    press(desk, reply, "batch-run")
    run_to_the_end(desk)
    assert [one.standing for one in rows_of(desk)] == [Standing.DONE, Standing.VOID]


def test_somebody_elses_account_is_as_if_it_did_not_exist(desk: Desk) -> None:
    """R4; the attempt is audited."""
    hidden = desk.known(licensed("lea.ailleurs.cisssme16@ssss.gouv.qc.ca"), establishment="16-2")
    mine = person(desk, "gaston")
    desk.drop(
        sheet([(hidden.email, "", "Urgence"), ("personne.ciussscn@ssss.gouv.qc.ca", "", "X"), (mine.email, "", "Y")], MODIFY)
    )
    first, second, third = rows_of(desk)
    assert why(first) == why(second) == "batch-row-not-found"
    assert third.verdict is Verdict.READY
    with desk.store.reading() as unit:
        found = unit.audit.search(AuditQuery(subject=hidden.email), EVERYWHERE)
    assert [row.entry.action for row in found] == ["importer"]


def test_whoever_lost_their_role_meanwhile_runs_no_more_rows(desk: Desk) -> None:
    """R3: each row is authorised anew."""
    press(desk, desk.drop(sheet(SIX)), "batch-run")
    with desk.store.writing() as unit:
        unit.grants.revoke(MANAGER, "gestionnaire", "03")
        unit.commit()
    run_to_the_end(desk)
    assert desk.zoom.journal == []
    assert tally(desk).of(Standing.VOID) == 4


def test_only_an_admin_imports_allocations(desk: Desk) -> None:
    """R50."""
    file = sheet([("03", "12"), ("16-2", "8"), ("03", "12")], ("Établissement", "Licences"))
    assert desk.drop(file).outcome is Outcome.REFUSED
    press(desk, desk.drop(file, ADMIN), "batch-run", ADMIN)
    assert verdicts(desk, ADMIN) == [Verdict.READY, Verdict.READY, Verdict.DUPLICATE]
    run_to_the_end(desk)
    with desk.store.reading() as unit:
        assert unit.seats.count("03", Pool.LICENCE).allocated == 12
        assert unit.seats.count("16-2", Pool.LICENCE).allocated == 8


def test_readers_import_nothing(desk: Desk) -> None:
    """Who may run what: importer is a manager's."""
    assert desk.drop(sheet(SIX), "luc.lecteur@ssss.gouv.qc.ca").outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        (("Email", "First name", "Last name", "Specialty", "Site"), newcomer("alice"), BatchKind.CREATE),
        (("Spécialité", "INSTALLATION", "courriel", "prenom", "nom"), ("", "", address("alice"), "", ""), BatchKind.CREATE),
        (("Courriel", "Action"), ("a.b.ciussscn@ssss.gouv.qc.ca", "Désactiver"), BatchKind.DEACTIVATE),
        (("Courriel", "Établissement"), ("a.b.med@ssss.gouv.qc.ca", "03"), BatchKind.ATTACH),
        (("Courriel", "Statut", "Profil"), ("a.b.ciussscn@ssss.gouv.qc.ca", "Actif", "Administrative"), BatchKind.MODIFY),
        (("Courriel", "Fonction"), ("a.b.ciussscn@ssss.gouv.qc.ca", "Infirmier"), BatchKind.MODIFY),
        (("Courriel",), ("a.b.ciussscn@ssss.gouv.qc.ca",), None),
        (("Courriel", "Prénom", "Nom"), ("a.b.ciussscn@ssss.gouv.qc.ca", "A", "B"), None),
    ],
)
def test_the_kind_is_read_from_the_file_or_asked(
    desk: Desk, header: tuple[str, ...], row: tuple[str, ...], kind: BatchKind | None
) -> None:
    """R80: French and English titles, in any order."""
    desk.drop(sheet([row], header))
    assert the_batch(desk).kind is kind


def test_where_the_kind_is_asked_a_button_says_it(desk: Desk) -> None:
    one = person(desk, "gaston")
    reply = desk.drop(sheet([(one.email, "parti à la retraite")], ("Courriel", "Raison")))
    assert the_batch(desk).state is BatchState.ASKED
    press(desk, reply, "batch-kind-deactivate")
    press(desk, gesture(desk, "voir"), "batch-run")
    run_to_the_end(desk)
    assert desk.status(one.email) is Status.INACTIVE


def test_a_file_of_no_kind_is_refused_in_a_sentence(desk: Desk) -> None:
    reply = desk.drop(sheet([("a", "b")], ("Fruit", "Couleur")))
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "refused-file-columns")


def test_an_account_that_has_these_values_already_is_no_change(desk: Desk) -> None:
    one = person(desk, "gaston")
    header = ("Courriel", "Prénom", "Nom", "Statut", "Type d’utilisateur", "Établissement", "Installation", "Spécialité")
    row = (one.email, "Gaston", "Connu", "Actif", "Licencié", "03", SITE, "Cardiologie")
    desk.drop(sheet([row], header))
    assert verdicts(desk) == [Verdict.SAME]


def test_an_account_that_exists_is_not_created_again(desk: Desk) -> None:
    """R22."""
    one = person(desk, "gaston")
    reply = desk.drop(sheet([newcomer("alice"), (one.email, "Gaston", "Connu", "Cardiologie", SITE)]))
    press(desk, reply, "batch-kind-create")
    assert verdicts(desk) == [Verdict.READY, Verdict.SAME]


def test_associations_charge_their_seats(desk: Desk) -> None:
    """R6."""
    desk.allocate("03", 1)
    view = licensed("a.sans.med@ssss.gouv.qc.ca"), licensed("b.sans.med@ssss.gouv.qc.ca")
    first, second = (desk.known(one, establishment="") for one in view)
    press(desk, desk.drop(sheet([(first.email, "03"), (second.email, "03")], ("Courriel", "Établissement"))), "batch-run")
    run_to_the_end(desk)
    assert desk.account(first.email).establishment == "03"  # type: ignore[union-attr]  # it was put there
    assert desk.account(second.email).establishment == ""  # type: ignore[union-attr]  # it was put there


def test_expired_and_pending_invitations_are_sent_again(desk: Desk) -> None:
    """R73."""
    pending = desk.known(
        licensed(address("alice"), Status.PENDING), establishment="03", invited_at=desk.clock.now(), invitation_known=True
    )
    reply = desk.drop(sheet([(pending.email,)], ("Courriel",)))
    press(desk, reply, "batch-kind-resend")
    press(desk, gesture(desk, "voir"), "batch-run")
    desk.clock.advance(minutes=1)
    run_to_the_end(desk)
    assert [one[0] for one in desk.zoom.journal] == ["remove", "create"]


def test_few_rows_are_under_way_at_a_time(desk: Desk) -> None:
    """Fair: a batch fills neither the ledger nor the worker."""
    many = [newcomer(f"personne{number}") for number in range(30)]
    press(desk, desk.drop(sheet(many)), "batch-run")
    for _ in range(3):
        feed(desk.store, desk.house, desk.clock.now())
    assert tally(desk).of(Standing.QUEUED) == MOST_UNDER_WAY


def test_what_a_person_asks_for_alone_goes_before_a_batch(desk: Desk) -> None:
    """Fair: the ledger's claim."""
    press(desk, desk.drop(sheet([newcomer(f"personne{number}") for number in range(8)])), "batch-run")
    feed(desk.store, desk.house, desk.clock.now())
    desk.type(
        f"créer zoe.nouvelle.ciussscn@ssss.gouv.qc.ca prenom=Zoé nom=N installation={SITE} specialite=cardiologie", COLLEAGUE
    )
    with desk.store.writing() as unit:
        (first,) = unit.ledger.claim(1)
    assert first.email == ZOE
    assert BATCH not in first.payload


def test_paused_it_takes_up_no_row_and_resumed_it_goes_on(desk: Desk) -> None:
    many = [newcomer(f"personne{number}") for number in range(20)]
    press(desk, desk.drop(sheet(many)), "batch-run")
    feed(desk.store, desk.house, desk.clock.now())
    gesture(desk, "pause")
    run_to_the_end(desk)
    assert len(desk.zoom.journal) == MOST_UNDER_WAY
    assert the_batch(desk).state is BatchState.PAUSED
    gesture(desk, "reprendre")
    run_to_the_end(desk)
    assert len(desk.zoom.journal) == 20


def test_the_card_that_was_pressed_keeps_no_button_of_a_batch_that_will_end(desk: Desk) -> None:
    """R91: the message that follows the batch bears them, and loses them with its end; so does the card that is opened."""
    preview = desk.drop(sheet([newcomer(f"personne{number}") for number in range(20)]))
    begun = press(desk, preview, "batch-run")
    assert (said(begun), begun.replace, buttons_of(begun)) == ("batch-is-running", True, [])
    assert buttons_of(press(desk, preview, "batch-run")) == []
    assert labels(letter(desk)) == ["button-batch-pause", "button-batch-stop"]
    opened = gesture(desk, "voir")
    run_to_the_end(desk)
    assert labels(letter(desk)) == ["button-batch-report"]
    late = press(desk, opened, "batch-pause")
    assert (said(late), late.replace, the_batch(desk).state) == ("batch-is-done", True, BatchState.DONE)
    assert "button-batch-pause" not in labels(late.view.blocks if late.view else ())


def test_stopped_what_has_not_begun_is_cancelled_and_its_seats_are_free(desk: Desk) -> None:
    """R91."""
    desk.allocate("03", 20)
    many = [newcomer(f"personne{number}") for number in range(20)]
    press(desk, desk.drop(sheet(many)), "batch-run")
    feed(desk.store, desk.house, desk.clock.now())
    gesture(desk, "arreter")
    run_to_the_end(desk)
    assert desk.zoom.journal == []
    assert tally(desk).of(Standing.CANCELLED) == 20
    assert (the_batch(desk).state, the_batch(desk).ended_at) == (BatchState.STOPPED, desk.clock.now())
    with desk.store.reading() as unit:
        assert unit.seats.count("03", Pool.LICENCE).free == 20


class Outage(Mishaps):
    """Zoom takes nothing while `on`."""

    on = True

    def around(self, effect: Callable[[], object]) -> object:
        if self.on:
            raise ZoomUnavailable
        return effect()


def test_zoom_fails_after_two_rows_and_comes_back(desk: Desk) -> None:
    """R91: it waits by itself, says so, and goes on."""
    press(desk, desk.drop(sheet(SIX)), "batch-run")
    feed(desk.store, desk.house, desk.clock.now())
    with desk.store.writing() as unit:
        operations = unit.ledger.claim(2)
        unit.commit()
    for one in operations:
        Runner(desk.store, desk.zoom, desk.clock, desk.house).run(one)
    desk.zoom.mishaps = outage = Outage()
    desk.turn()
    feed(desk.store, desk.house, desk.clock.now())
    assert tally(desk).of(Standing.DONE) == 2
    assert any("batch-waiting-zoom" in str(block) for block in letter(desk))
    outage.on = False
    desk.clock.advance(minutes=10)
    run_to_the_end(desk)
    assert tally(desk).of(Standing.DONE) == 4
    assert len(desk.zoom.journal) == len(set(desk.zoom.journal)) == 4


def test_a_row_that_timed_out_and_exists_at_zoom_is_adopted(desk: Desk) -> None:
    """R90: it is never invited twice."""
    press(desk, desk.drop(sheet(SIX)), "batch-run")
    desk.zoom.mishaps = Mishaps(at=1, after=True, error=ZoomUncertain())
    feed(desk.store, desk.house, desk.clock.now())
    desk.turn()
    feed(desk.store, desk.house, desk.clock.now())
    assert tally(desk).of(Standing.DONE) == 3
    desk.clock.advance(minutes=10)
    run_to_the_end(desk)
    assert tally(desk).of(Standing.DONE) == 4
    assert len(desk.zoom.journal) == len(set(desk.zoom.journal)) == 4


def test_one_message_tells_how_it_goes_and_no_row_writes_of_its_own(desk: Desk) -> None:
    press(desk, desk.drop(sheet(SIX)), "batch-run")
    run_to_the_end(desk)
    desk.clock.advance(minutes=1)
    with desk.store.writing() as unit:
        letters = unit.letters.claim(10)
        notices = unit.notices.claim(10)
    assert [one.kind for one in letters] == ["batch"]
    assert not notices
    assert any("button-batch-report" in str(block) for block in letter(desk))


def test_a_batch_that_ended_is_listed_to_its_owner(desk: Desk) -> None:
    press(desk, desk.drop(sheet(SIX)), "batch-run")
    run_to_the_end(desk)
    assert "liste.xlsx" in str(desk.type("importer").view)
    assert "liste.xlsx" not in str(desk.type("importer", COLLEAGUE).view)


def test_a_simulated_button_runs_nothing(desk: Desk) -> None:
    """R82."""
    desk.drop(sheet(SIX))
    wire = f"v1.importer.lot={the_batch(desk).public_id}&geste=executer"
    desk.submit(wire, {}, simulate=True)
    assert the_batch(desk).state is BatchState.READY


def test_two_batches_take_turns(desk: Desk) -> None:
    """Neither waits for the other's last row."""
    press(desk, desk.drop(sheet([newcomer(f"un{number}") for number in range(10)])), "batch-run")
    press(desk, desk.drop(sheet([newcomer(f"deux{number}") for number in range(10)]), COLLEAGUE), "batch-run", COLLEAGUE)
    feed(desk.store, desk.house, desk.clock.now())
    with desk.store.reading() as unit:
        queued = [unit.batches.tally(unit.batches.of(one, 1)[0]).of(Standing.QUEUED) for one in (MANAGER, COLLEAGUE)]
    assert queued == [MOST_UNDER_WAY // 2, MOST_UNDER_WAY // 2]


def test_another_establishments_site_is_refused_with_its_column_named(desk: Desk) -> None:
    """R22, R96."""
    elsewhere = desk.house.reference.installations_of("16-2")[0].name
    desk.drop(sheet([newcomer("alice", site=elsewhere)]))
    (row,) = rows_of(desk)
    assert why(row) == "batch-row-cell"
