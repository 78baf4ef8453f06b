"""The daily digest as time goes: once a day, its figures, and who did what on its rows (R7, R70, R71, R73)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from commands.domain.accounts import Account, Status, UserType
from commands.domain.channels import NewChannel, Usage
from commands.domain.people import Role
from commands.duties.digests import follow_digests, make_digests
from commands.incoming import ActionInput, Incoming, Outcome, Person, Reply, TextInput
from commands.ports import OurFields
from commands.views.nodes import Button, Words
from tests.support.asking import form_of, written
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, Desk, buttons_of, carried, said, say, wrong
from tests.support.letterbox import Mail, delivered, labelled, meet
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
OTHER = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
EIGHT = datetime(2026, 3, 10, 12, tzinfo=UTC)
"""Tuesday 8:00 in Montréal; the desk's clock stands at Monday 9:02."""
CHANNEL = "C-sommaire"


def invited(desk: Desk, email: str = EMAIL, days_ago: int = 27, establishment: str = "03") -> Account:
    at = desk.clock.now() - timedelta(days=days_ago)
    view = licensed(email, Status.PENDING)
    return desk.known(view, establishment=establishment, invited_at=at, invitation_known=True)


def expire(desk: Desk, email: str = EMAIL) -> None:
    """Zoom dropped the invitation, as a reading finds (R26)."""
    desk.zoom.people.pop(email, None)
    account = desk.account(email)
    assert account is not None
    with desk.store.writing() as unit:
        unit.directory.change(account.id, OurFields(status=Status.EXPIRED))
        unit.commit()


def activate(desk: Desk, email: str = EMAIL) -> None:
    desk.zoom.activate(email)
    with desk.store.writing() as unit:
        unit.directory.absorb([desk.zoom.people[email]], desk.clock.now())
        unit.commit()


def mails(desk: Desk) -> list[Mail]:
    """What the duty makes now, and what is posted or updated of it."""
    make_digests(desk.store, desk.house, desk.clock.now())
    found = delivered(desk)
    follow_digests(desk.store, desk.house, desk.clock.now())
    return found


def today(desk: Desk) -> Mail:
    desk.clock.set(EIGHT)
    (mail,) = mails(desk)
    assert mail.kind == "digest"
    return mail


def updated(desk: Desk) -> Mail:
    """The digest's message after what people did."""
    (mail,) = [one for one in delivered(desk) if one.kind == "digest"]
    return mail


def keys(words: object) -> list[str]:
    """The keys of a message and of those within it, outermost first."""
    found = [words.key] if hasattr(words, "key") else []
    for _, param in getattr(words, "params", ()):
        found += keys(param)
    return found


def lines(draft: object) -> list[str]:
    """What is said of each account, in order."""
    told = [keys(getattr(one, "words", None)) for one in draft.blocks]  # type: ignore[attr-defined]  # a view
    return [
        next(key for key in one if key.startswith(("digest-left", "digest-became")))
        for one in told
        if any(key.startswith("digest-line") for key in one)
    ]


def numbers(draft: object) -> dict[str, int]:
    """The figures: invitations by what they are, the others by the key of their label."""
    pairs = [pair for one in draft.blocks for pair in getattr(one, "pairs", ())]  # type: ignore[attr-defined]  # a view
    found = {label.key: dict(value.params) for label, value in pairs}
    return {**found.get("digest-invitations", {}), **{key: one["count"] for key, one in found.items() if "count" in one}}


def words(draft: object) -> set[str]:
    return {key for one in draft.blocks for key in keys(getattr(one, "words", None))}  # type: ignore[attr-defined]  # a view


def of(mail: Mail, label: str, email: str = EMAIL) -> Button[Words]:
    """The button of a row."""
    reply = Reply(outcome=Outcome.OK, view=mail.draft)
    return next(one for one in buttons_of(reply) if getattr(one.label, "key", "") == label and email_of(one, email))


def email_of(button: Button[Words], email: str) -> bool:
    who = dict(getattr(button.described, "params", ())).get("who", "")
    return who in (email, "Achille Talon")


def in_channel(desk: Desk, given: str, person: str = MANAGER, *, private: bool | None = True, where: str = CHANNEL) -> Reply:
    incoming = Incoming(
        person=Person(platform="web", address=person, email=person),
        conversation=where,
        private=False,
        key=f"{where}{given}{desk.clock.now()}",
        at=desk.clock.now(),
        input=ActionInput(given) if given.startswith("v1.") else TextInput(given),
        reference="r",
        channel_private=private,
        mentioned=True,
    )
    reply = desk.dispatcher.handle(incoming)
    say(reply)
    return reply


@pytest.fixture
def digest(desk: Desk) -> Desk:
    """MANAGER receives the digest in their own conversation."""
    desk.allocate("03", 5)
    assert said(desk.type("rappels heure=8:00")) == "digest-done-set"
    return desk


# --- once a day


def test_it_comes_once_a_day(digest: Desk) -> None:
    """R71: however often the duty looks, and whatever the clock does."""
    invited(digest)
    assert mails(digest) == []
    today(digest)
    for hours in (0, 1, 10, -2, -24, 2):
        digest.clock.set(EIGHT + timedelta(hours=hours))
        assert mails(digest) == []
    digest.clock.set(EIGHT + timedelta(days=1))
    assert len(mails(digest)) == 1


def test_a_late_one_says_so(digest: Desk) -> None:
    """R71."""
    invited(digest)
    digest.clock.set(EIGHT + timedelta(hours=3))
    (mail,) = mails(digest)
    assert "digest-late" in words(mail.draft)


def test_a_digest_that_leaves_late_says_so_too(digest: Desk) -> None:
    invited(digest)
    digest.clock.set(EIGHT)
    make_digests(digest.store, digest.house, digest.clock.now())
    digest.clock.advance(hours=2)
    (mail,) = mails(digest)
    assert "digest-late" in words(mail.draft)


def test_one_that_nobody_takes_is_reported_and_told_by_the_next(digest: Desk) -> None:
    """R71: never lost."""
    invited(digest)
    meet(digest, MANAGER)
    expire(digest)
    digest.clock.set(EIGHT)
    make_digests(digest.store, digest.house, EIGHT)
    with digest.store.writing() as unit:
        (letter,) = unit.letters.claim(5)
        unit.letters.failed(letter, None)
        unit.commit()
    assert follow_digests(digest.store, digest.house, EIGHT) == 1
    (told,) = delivered(digest)
    assert (told.kind, told.to) == ("digest-lost", MANAGER)
    digest.clock.set(EIGHT + timedelta(days=1))
    (mail,) = mails(digest)
    assert numbers(mail.draft)["expired"] == 1


def test_one_that_is_not_out_by_the_end_of_its_day_never_leaves(digest: Desk) -> None:
    """The platform was down all day: yesterday's digest does not come in the night, nor two in the morning."""
    invited(digest)
    digest.clock.set(EIGHT)
    make_digests(digest.store, digest.house, EIGHT)
    with digest.store.writing() as unit:
        (letter,) = unit.letters.claim(5)
        unit.letters.failed(letter, EIGHT + timedelta(hours=30))
        unit.commit()
    digest.clock.set(EIGHT + timedelta(days=1))
    assert len([one for one in mails(digest) if one.kind == "digest"]) == 1
    digest.clock.advance(hours=10)
    assert [one for one in mails(digest) if one.kind == "digest"] == []


def test_replicas_that_come_together_make_each_once_and_take_none_back(digest: Desk) -> None:
    """R71: the day before was not taken by anybody, which each of them would write down too."""
    invited(digest)
    for number in range(5):
        in_channel(digest, "rappels heure=8:00 etab=03", where=f"C-{number}")
    for day in range(4):
        now = EIGHT + timedelta(days=day)
        digest.clock.set(now)
        together = Barrier(3)

        def replica(now: datetime = now, together: Barrier = together) -> int:
            together.wait()
            return make_digests(digest.store, digest.house, now)

        with ThreadPoolExecutor(3) as pool:
            made = [pool.submit(replica) for _ in range(3)]
        assert sum(one.result() for one in made) == 6
        with digest.store.reading() as unit:
            assert [one.day for one in unit.digests.open_runs()] == [now.date()] * 6


def test_the_outbox_that_wakes_first_does_not_send_yesterdays(digest: Desk) -> None:
    """R71: the house was down from before it could leave until the next day; that one's digest tells it all."""
    invited(digest)
    digest.clock.set(EIGHT)
    assert make_digests(digest.store, digest.house, EIGHT) == 1
    digest.clock.set(EIGHT + timedelta(hours=23))
    assert delivered(digest) == []
    follow_digests(digest.store, digest.house, digest.clock.now())
    digest.clock.set(EIGHT + timedelta(days=1))
    (mail,) = [one for one in mails(digest) if one.kind == "digest"]
    assert dict(mail.draft.summary.params)["on"] == date(2026, 3, 11)  # type: ignore[union-attr]  # a message


def test_one_of_a_week_that_nobody_took_is_made_up_for_the_next_working_day(digest: Desk) -> None:
    """R71: never lost; and once only, where the next one is not taken either."""
    invited(digest)
    digest.type("rappels quand=mardi")
    for days, made in ((0, 1), (1, 1), (2, 0), (7, 1)):
        digest.clock.set(EIGHT + timedelta(days=days))
        assert make_digests(digest.store, digest.house, digest.clock.now()) == made
        with digest.store.writing() as unit:
            for letter in unit.letters.claim(5):
                unit.letters.failed(letter, None)
            unit.commit()
        follow_digests(digest.store, digest.house, digest.clock.now())
        assert make_digests(digest.store, digest.house, digest.clock.now()) == 0, "not again on the same day"


# --- figures


def test_it_tells_what_ended_since_the_last_one_and_what_is_about_to(digest: Desk) -> None:
    """R70: each ending is told once."""
    for number, days_ago in enumerate((10, 24, 25, 29, 31)):
        invited(digest, f"p{number}.attente.ciussscn@ssss.gouv.qc.ca", days_ago)
    invited(digest)
    expire(digest)
    invited(digest, OTHER)
    activate(digest, OTHER)
    mail = today(digest)
    figures = numbers(mail.draft)
    assert figures["expired"] == 1
    assert figures["expiring"] == 4, "24 days ago is 25 by the next morning"
    assert figures["pending"] == 5
    assert figures["digest-newly-active"] == 1
    assert lines(mail.draft) == ["digest-became-expired", "digest-left-over", "digest-left", "digest-left", "digest-left"]
    digest.clock.set(EIGHT + timedelta(days=1))
    (next_one,) = mails(digest)
    assert numbers(next_one.draft)["expired"] == 0
    assert "digest-newly-active" not in numbers(next_one.draft)


def test_nothing_to_report_is_one_line_or_silence(digest: Desk) -> None:
    """R70: people who simply have yet to activate are no news."""
    invited(digest, days_ago=3)
    mail = today(digest)
    assert "digest-quiet" in words(mail.draft)
    assert numbers(mail.draft) == {}
    digest.type("rappels silence=oui")
    digest.clock.set(EIGHT + timedelta(days=1))
    assert mails(digest) == []
    expire(digest)
    digest.clock.set(EIGHT + timedelta(days=2))
    (mail,) = mails(digest)
    assert numbers(mail.draft)["expired"] == 1


def test_seats_that_are_few_are_told(digest: Desk) -> None:
    invited(digest, days_ago=3)
    digest.type("rappels places=4")
    assert "digest-tight" in words(today(digest).draft)


def test_more_than_twenty_are_paged_in_private(digest: Desk) -> None:
    """R70."""
    for number in range(23):
        invited(digest, f"p{number:02}.attente.ciussscn@ssss.gouv.qc.ca", 28)
    mail = today(digest)
    assert len(lines(mail.draft)) == 20
    others = mail.button("digest-others")
    page = digest.press(others.action)
    assert page.view is not None
    assert len(lines(page.view)) == 3
    assert not page.replace
    assert len(lines(digest.press(labelled(page, "previous").action).view)) == 20


# --- who did what


def test_a_row_is_acted_upon_by_the_first_and_the_second_is_told(digest: Desk) -> None:
    """R44, R70, R73: « Renvoyer » by one and « Annuler » by another on the same row."""
    invited(digest)
    mail = today(digest)
    assert digest.press(of(mail, "button-resend-invitation").action, MANAGER).outcome is Outcome.PLANNED
    second = digest.press(of(mail, "button-cancel-invitation").action, COLLEAGUE)
    assert (second.outcome, said(second)) == (Outcome.ALREADY_DONE, "already-done-by")
    digest.work()
    assert digest.press(of(mail, "button-resend-invitation").action, COLLEAGUE).outcome is Outcome.ALREADY_DONE
    assert [call[0] for call in digest.zoom.journal] == ["remove", "create"]
    after = updated(digest)
    assert lines(after.draft) == ["digest-became-resent"]
    assert [getattr(one.label, "key", "") for one in buttons_of(Reply(outcome=Outcome.OK, view=after.draft))] == [
        "command-fiche-button",
        "command-licences-button",
    ]


def test_a_question_that_was_open_meanwhile_cancels_nothing(digest: Desk) -> None:
    """R42, R44: asked before a colleague sent the invitation again."""
    invited(digest)
    mail = today(digest)
    question = digest.press(of(mail, "button-cancel-invitation").action, COLLEAGUE)
    assert question.outcome is Outcome.ASKED
    digest.press(of(mail, "button-resend-invitation").action, MANAGER)
    digest.work()
    late = digest.press(labelled(question, "yes").action, COLLEAGUE)
    assert late.outcome is Outcome.REFUSED
    assert digest.status(EMAIL) is Status.PENDING


def test_an_invitation_is_taken_back_after_its_question(digest: Desk) -> None:
    """R42, R43."""
    invited(digest)
    mail = today(digest)
    question = digest.press(of(mail, "button-cancel-invitation").action)
    digest.press(labelled(question, "yes").action)
    digest.work()
    assert digest.status(EMAIL) is None
    assert lines(updated(digest).draft) == ["digest-became-cancelled"]
    assert digest.press(of(mail, "button-resend-invitation").action, COLLEAGUE).outcome is Outcome.ALREADY_DONE


def test_an_expired_one_is_invited_again(digest: Desk) -> None:
    """R26: a seat is taken for it anew."""
    invited(digest)
    expire(digest)
    mail = today(digest)
    assert digest.press(of(mail, "button-reinvite").action).outcome is Outcome.PLANNED
    digest.work()
    assert digest.status(EMAIL) is Status.PENDING


def test_nothing_is_cancelled_of_an_expired_one_but_its_row_is_removed(digest: Desk) -> None:
    """R26, R70: its button does not speak of an invitation that is no more, and neither does the question."""
    invited(digest)
    expire(digest)
    question = digest.press(of(today(digest), "button-remove-expired").action)
    assert question.view is not None
    assert "cancel-question-expired" in words(question.view)
    assert not {"cancel-link-dies", "cancel-frees-seat"} & words(question.view)
    digest.press(labelled(question, "yes").action)
    digest.work()
    assert digest.status(EMAIL) is None
    assert lines(updated(digest).draft) == ["digest-became-cancelled"]


def test_what_failed_may_be_tried_again(digest: Desk) -> None:
    invited(digest)
    mail = today(digest)
    digest.zoom.refusals["remove"] = "permission"
    digest.press(of(mail, "button-resend-invitation").action)
    digest.work()
    after = updated(digest)
    assert lines(after.draft) == ["digest-became-failed-resend"]
    digest.zoom.refusals.clear()
    assert digest.press(of(after, "button-resend-invitation").action, COLLEAGUE).outcome is Outcome.PLANNED


def test_the_next_day_a_button_repeats_nothing_and_refreshes_the_message(digest: Desk) -> None:
    """R70: the old message then says how things are, without buttons that act."""
    invited(digest)
    mail = today(digest)
    digest.clock.set(EIGHT + timedelta(days=1, hours=-3))
    reply = digest.press(of(mail, "button-resend-invitation").action)
    assert said(reply) == "digest-past-row"
    assert digest.zoom.journal == []
    old = updated(digest)
    assert "digest-past" in words(old.draft)
    labels = {getattr(one.label, "key", "") for one in buttons_of(Reply(outcome=Outcome.OK, view=old.draft))}
    assert "button-resend-invitation" not in labels


def test_several_are_sent_again_with_one_message_of_progress(digest: Desk) -> None:
    """R70, R73: one operation for each account, and none for what a colleague has treated."""
    for number in range(4):
        invited(digest, f"p{number}.attente.ciussscn@ssss.gouv.qc.ca", 28)
    mail = today(digest)
    form = digest.press(mail.button("digest-resend-checked").action).form
    assert form is not None
    boxes = [one.name for one in form.fields]
    assert len(boxes) == 4
    row = next(one for one in buttons_of(Reply(outcome=Outcome.OK, view=mail.draft)) if "geste=renvoyer" in one.action)
    digest.press(row.action, COLLEAGUE)
    reply = digest.submit(form.action, dict.fromkeys(boxes[:3], "1"))
    assert said(reply) == "resends-asked"
    again = digest.submit(form.action, dict.fromkeys(boxes[:3], "1"))
    assert dict(again.view.summary.params)["count"] == 0  # type: ignore[union-attr]  # a message
    (progress,) = [one for one in delivered(digest) if one.kind == "digest-resends"]
    assert progress.key == "resends-going"
    digest.work()
    told = {one.kind: one for one in delivered(digest)}
    assert told["digest-resends"].key == "resends-done"
    assert lines(told["digest"].draft).count("digest-became-resent") == 3
    assert len(digest.zoom.writes("create")) == 3
    with digest.store.writing() as unit:
        assert [one for one in unit.notices.claim(9) if one.operation.actor == MANAGER] == []


# --- who may, and where


def test_nobody_acts_on_rows_of_others(digest: Desk) -> None:
    """R3, R4: an unknown account and one of somebody else's look the same."""
    invited(digest)
    mail = today(digest)
    unknown = digest.press(of(mail, "button-resend-invitation").action.replace("rang=0", "rang=99"), ELSEWHERE)
    for label in ("button-resend-invitation", "button-cancel-invitation"):
        assert said(digest.press(of(mail, label).action, ELSEWHERE)) == said(unknown) == "refused-digest-row"
    assert digest.zoom.journal == []


def test_a_reader_sets_nothing(desk: Desk) -> None:
    """R1."""
    desk.grant("luc.lecteur.ciussscn@ssss.gouv.qc.ca", "03", Role.READER)
    assert said(desk.type("rappels heure=8:00", "luc.lecteur.ciussscn@ssss.gouv.qc.ca")) == "policy-not-this-command"


def test_establishments_of_others_cannot_be_chosen(desk: Desk) -> None:
    """R4."""
    reply = desk.type("rappels etab=16-2")
    assert reply.outcome is Outcome.INVALID


@pytest.mark.parametrize(
    "typed",
    ["heure=25:00", "heure=midi", "expiration=0", "expiration=31", "fuseau=Europe/Paris", "quand=dimanche"],
)
def test_a_wrong_setting_is_told_beside_what_is_possible(desk: Desk, typed: str) -> None:
    assert desk.type(f"rappels {typed}").outcome is Outcome.INVALID
    assert said(desk.type("rappels")) == "digests-title"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("heure=7:30", "7\u00a0h\u00a030, heure de l’Est"),
        ("heure=7 h 30", "7\u00a0h\u00a030, heure de l’Est"),
        ("heure=7 h etab=03", "7\u00a0h, heure de l’Est"),
        ("heure=16:00 fuseau=Halifax", "16\u00a0h, heure de l’Atlantique"),
        ("fuseau=America/Toronto", "8\u00a0h, heure de l’Est"),
        ("fuseau=Montréal", "8\u00a0h, heure de l’Est"),
    ],
)
def test_the_hour_is_told_as_people_write_it(desk: Desk, typed: str, told: str) -> None:
    assert f"Heure\u00a0: {told}" in written(desk.type(f"rappels {typed}")).replace("Heure: ", "Heure\u00a0: ")


def test_hours_and_zones_are_offered_in_words(desk: Desk) -> None:
    """R96: no zone is a code."""
    form = form_of(desk.press("v1.rappels.geste=reglages"))
    labels = {one.name: [option.label for option in one.options] for one in form.fields}
    assert "13\u00a0h\u00a030" in labels["heure"]
    refused = written(desk.type("rappels fuseau=Europe/Paris"))
    assert "Montréal (heure de l’Est)" in refused
    assert "America/" not in refused


def test_the_form_holds_what_is_set(digest: Desk) -> None:
    asked = digest.press(labelled(digest.type("rappels"), "digest-change").action)
    assert asked.form is not None
    held = {one.name: one.value for one in asked.form.fields}
    changed = digest.submit(asked.form.action, {**held, "heure": "09:30", "jour-lundi": "", "silence": "1", "etab": "03"})
    assert said(changed) == "digest-done-changed"
    with digest.store.reading() as unit:
        (kept,) = unit.digests.all()
    assert (kept.hour.isoformat("minutes"), kept.days, kept.quiet, kept.establishments) == ("09:30", (1, 2, 3, 4), True, ("03",))
    nothing = {**held, **{name: "" for name in held if name.startswith("jour-")}}
    assert "jour-lundi" in wrong(digest.submit(asked.form.action, nothing))


def test_an_unregistered_channel_is_told_counts_alone(desk: Desk) -> None:
    """R7: and each who presses [Voir] sees what is theirs, in private."""
    invited(desk)
    invited(desk, "zoe.ailleurs.cisssme16@ssss.gouv.qc.ca", establishment="16-2")
    in_channel(desk, "rappels heure=8:00 etab=03")
    mail = today(desk)
    assert mail.to == CHANNEL
    assert lines(mail.draft) == []
    assert numbers(mail.draft)["expiring"] == 1
    see = mail.button("see").action
    assert lines(in_channel(desk, see, COLLEAGUE).view) == ["digest-left"]
    assert in_channel(desk, see, ELSEWHERE).outcome is Outcome.REFUSED


def test_a_registered_channel_is_told_names_within_what_is_registered(desk: Desk) -> None:
    """R7: registered, in scope, and looked at again as it leaves."""
    invited(desk)
    register(desk, ("03",))
    in_channel(desk, "rappels heure=8:00")
    mail = today(desk)
    assert lines(mail.draft) == ["digest-left"]
    with desk.store.writing() as unit:
        for channel in unit.channels.all():
            unit.channels.remove(channel)
        unit.commit()
    desk.press(of(mail, "button-resend-invitation").action)
    desk.work()
    assert lines(updated(desk).draft) == []


def test_whoever_lost_their_access_has_nothing_more_told(digest: Desk) -> None:
    """R3: the digest ends, and they are told."""
    meet(digest, MANAGER)
    with digest.store.writing() as unit:
        unit.grants.revoke(MANAGER, Role.MANAGER, "03")
        unit.commit()
    digest.clock.set(EIGHT)
    (mail,) = mails(digest)
    assert (mail.kind, mail.key) == ("digest-lost", "digest-lost-access")
    with digest.store.reading() as unit:
        assert list(unit.digests.all()) == []


def test_shown_now_is_private_and_counts_as_nothing(digest: Desk) -> None:
    """« Afficher maintenant »: the next digest tells it all the same."""
    invited(digest)
    expire(digest)
    trial = digest.type("rappels afficher")
    assert numbers(trial.view)["expired"] == 1
    assert "digest-trial" in words(trial.view)
    row = next(one for one in buttons_of(trial) if getattr(one.label, "key", "") == "button-reinvite")
    assert carried(row.action)["compte"]
    assert delivered(digest) == []
    assert numbers(today(digest).draft)["expired"] == 1


def test_a_pause_and_its_end(digest: Desk) -> None:
    invited(digest)
    assert said(digest.type("rappels pause=2026-03-12")) == "digest-done-paused"
    for day in (10, 11):
        digest.clock.set(datetime(2026, 3, day, 13, tzinfo=UTC))
        assert mails(digest) == []
    digest.clock.set(datetime(2026, 3, 12, 12, tzinfo=UTC))
    assert len(mails(digest)) == 1
    assert digest.type("rappels pause=2026-03-01").outcome is Outcome.INVALID
    digest.type("rappels pause=2026-04-01")
    assert said(digest.type("rappels reprendre")) == "digest-done-resumed"
    digest.clock.set(datetime(2026, 3, 13, 12, tzinfo=UTC))
    assert len(mails(digest)) == 1


def test_loans_that_end_soon_are_counted(digest: Desk) -> None:
    """R55: beside the reminders of each; by themselves they are no news."""
    for email, until in ((EMAIL, "2026-03-13"), (OTHER, "2026-03-20")):
        digest.known(licensed(email, user_type=UserType.BASIC, raw_type=1), establishment="03")
        digest.type(f'prêter {email} jusqu\'au={until} raison="congé"')
    digest.work()
    invited(digest, "cleo.autre.ciussscn@ssss.gouv.qc.ca")
    assert numbers(today(digest).draft)["digest-lent"] == 1


def test_removed_it_comes_no_more(digest: Desk) -> None:
    invited(digest)
    assert digest.press(labelled(digest.type("rappels"), "digest-remove").action, COLLEAGUE).outcome is Outcome.REFUSED
    digest.press(labelled(digest.type("rappels"), "digest-remove").action)
    digest.clock.set(EIGHT)
    assert mails(digest) == []


def register(desk: Desk, establishments: tuple[str, ...]) -> None:
    with desk.store.writing() as unit:
        unit.channels.register(
            NewChannel(
                platform="web",
                address=CHANNEL,
                usage=Usage.DIGEST,
                cct="",
                establishments=establishments,
                locale="fr",
                registered_by=MANAGER,
            )
        )
        unit.commit()
