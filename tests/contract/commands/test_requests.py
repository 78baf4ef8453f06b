"""demander and demandes: filed, completed, decided once, told at each step, for the CCT and whoever asked (R4, R60 to R63)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from commands.domain.accounts import Pool, Status
from commands.domain.people import Role
from commands.domain.requests import Request, RequestState
from commands.duties.requests import follow_requests, hasten_requests, tell_week
from commands.incoming import Incoming, Outcome, Person, Reply, TextInput
from commands.requests.reading import Wish
from commands.views.letters import LetterContext, letter_view
from commands.views.nodes import Button, Draft, Words, msg
from commands.views.show import Reader
from tests.support.asking import written
from tests.support.channels import support_channel
from tests.support.desk import ADMIN, COLLEAGUE, ELSEWHERE, MANAGER, Desk, buttons_of, said, say, wrong
from tests.support.samples import licensed

CECILE = "cecile.cct@chudequebec.ca"
CLOTILDE = "clotilde.cct@chudequebec.ca"
MONTREAL = "marie.cct@chum.qc.ca"
NOBODY = "nils.personne.ciussscn@ssss.gouv.qc.ca"
NEW = "anna.nouvelle.ciussscn@ssss.gouv.qc.ca"
SITE = "Hôpital de La Malbaie"
ASKED = {"besoin": "create", "courriel": NEW, "prenom": "Anna", "nom": "Nouvelle", "etablissement": "03", "installation": SITE}
REST = {"specialite": "cardiologie"}


@pytest.fixture
def support(desk: Desk) -> Desk:
    """Two agents of 03's CCT with their channel, one of another, and somebody who holds nothing."""
    for agent in (CECILE, CLOTILDE):
        desk.grant(agent, "CHUQ", Role.CCT)
    desk.grant(MONTREAL, "CHUM", Role.CCT)
    support_channel(desk, CECILE)
    return desk


def file(desk: Desk, person: str = NOBODY, values: Mapping[str, str] = ASKED) -> Request:
    form = desk.type("demander", person).form
    assert form is not None
    reply = desk.submit(form.action, values, person)
    assert said(reply) == "requests-filed", reply
    return asked_by(desk, person)[0]


def asked_by(desk: Desk, person: str) -> list[Request]:
    with desk.store.reading() as unit:
        return list(unit.requests.of_asker(person, 50))


def now(desk: Desk, request: Request) -> Request:
    with desk.store.reading() as unit:
        found = unit.requests.get(request.public_id)
    assert found is not None
    return found


def wire(request: Request, gesture: str, **values: str) -> str:
    more = "".join(f"&{name}={value}" for name, value in values.items())
    return f"v1.demandes.demande={request.public_id}&geste={gesture}{more}"


def filled(desk: Desk, reply: Reply, values: Mapping[str, str], person: str) -> Reply:
    """The form of a reply, as it was shown, with more."""
    assert reply.form is not None, reply
    shown = {one.name: one.value for one in reply.form.fields}
    return desk.submit(reply.form.action, {**shown, **values}, person)


def approve(desk: Desk, request: Request, person: str = CECILE) -> Reply:
    """A creation: its own form asks for what the request did not say."""
    asked = desk.press(wire(request, "approuver", version=str(now(desk, request).version)), person)
    return filled(desk, asked, REST, person) if asked.form else asked


def refuse(desk: Desk, request: Request, why: str, person: str = CECILE) -> Reply:
    return filled(desk, desk.press(wire(request, "refuser"), person), {"texte": why}, person)


def letters(desk: Desk, *kinds: str) -> list[tuple[str, str]]:
    """Whom each letter that was written is for and what it says now, oldest first."""
    with desk.store.writing() as unit:
        told = []
        context = LetterContext(unit=unit, house=desk.house, reader=Reader(command="/iris", now=desk.clock.now()))
        for due in unit.letters.claim(200):
            if due.kind.startswith("request") and not due.stray:
                unit.letters.delivered(due, f"m{due.id}", f"{due.target.address}/m{due.id}")
            view = letter_view(due.kind, due.payload, context)
            if view is not None and (not kinds or due.kind in kinds):
                told.append((due.target.address, words(view)))
        unit.commit()
    return told


def words(view: Draft) -> str:
    reply = Reply(outcome=Outcome.OK, view=view)
    say(reply)
    return written(reply)


def labelled(reply: Reply, label: str) -> Button[Words]:
    return next(one for one in buttons_of(reply) if getattr(one.label, "key", "") == label)


# --- filing


def test_a_form_files_a_request_that_the_cct_sees_and_nothing_runs(support: Desk) -> None:
    """R60, R61."""
    request = file(support)
    assert (request.cct, request.wish, request.state, request.subject) == ("CHUQ", Wish.CREATE, RequestState.OPEN, NEW)
    assert request.fields["installation"] == "03-001"
    ((channel, card),) = letters(support)
    assert channel == "canal-chuq"
    for told in (NEW, NOBODY, SITE, "[Prendre en charge] [Approuver] [Refuser] [Répondre] [Modifier la demande]"):
        assert told in card
    support.work()
    assert support.account(NEW) is None


def test_words_are_read_into_a_card_that_says_what_is_missing(support: Desk) -> None:
    reply = support.type(f"demander Bonjour,\nil faudrait créer un compte pour Anna Nouvelle, {NEW}. Merci!\n-- \nNils", NOBODY)
    assert said(reply) == "requests-filed"
    (request,) = asked_by(support, NOBODY)
    assert (request.wish, request.subject, request.fields["etablissement"]) == (Wish.CREATE, NEW, "03")
    assert request.text.count("\n") == 3, "as it was written"
    assert "Il manque" in written(reply)
    assert "Installation" in written(reply)


def test_several_people_are_as_many_requests(support: Desk) -> None:
    text = f"demander créer des comptes pour {NEW} et bruno.second.ciussscn@ssss.gouv.qc.ca, {SITE}"
    support.type(text, NOBODY)
    assert {one.subject for one in asked_by(support, NOBODY)} == {NEW, "bruno.second.ciussscn@ssss.gouv.qc.ca"}


def test_the_same_event_files_once(support: Desk) -> None:
    """R44."""
    for _ in range(2):
        support.type(f"demander un compte pour {NEW}", NOBODY, key="retried")
    assert len(asked_by(support, NOBODY)) == 1


@pytest.mark.parametrize("number", ["TREM12345678", "trem 1234 5678", "T.R.E.M-1234-5678"])
def test_a_patients_number_is_refused_wherever_it_is_written(support: Desk, number: str) -> None:
    """R63: neither stored nor shown again."""
    typed = support.type(f"demander un compte pour {NEW}, patient {number}", NOBODY)
    form = support.type("demander", NOBODY).form
    assert form is not None
    sent = support.submit(form.action, {**ASKED, "texte": number}, NOBODY)
    assert typed.outcome is sent.outcome is Outcome.INVALID
    assert wrong(sent) == {"texte"}
    assert number not in written(typed)
    assert asked_by(support, NOBODY) == []
    request = file(support)
    for gesture in ("refuser", "repondre", "regler"):
        asked = support.press(wire(request, gesture), CECILE)
        assert wrong(filled(support, asked, {"texte": f"voir {number}"}, CECILE)) == {"texte"}
    corrected = support.press(wire(request, "corriger", version="1"), CECILE)
    assert "prenom" in wrong(filled(support, corrected, {"prenom": number}, CECILE))
    with support.store.reading() as unit:
        assert all(number not in one.text for one in unit.requests.events(request))
    assert now(support, request) == request


def test_whoever_has_no_cct_says_for_which_establishment(support: Desk) -> None:
    stranger = "sam.ailleurs@msss.gouv.qc.ca"
    reply = support.type("demander une question", stranger)
    assert wrong(reply) == {"etablissement"}
    assert filled(support, reply, {"besoin": "question", "etablissement": "03"}, stranger).outcome is Outcome.OK
    assert asked_by(support, stranger)[0].cct == "CHUQ"


def test_without_a_channel_the_agents_are_written_to(desk: Desk) -> None:
    desk.grant(CECILE, "CHUQ", Role.CCT)
    with desk.store.writing() as unit:
        unit.contacts.met(Person(platform="web", address="cecile", email=CECILE))
        unit.commit()
    file(desk)
    ((address, card),) = letters(desk)
    assert address == "cecile"
    assert "Approuver" in card


# --- what cannot be done becomes a request


def test_a_claim_elsewhere_becomes_a_request(support: Desk) -> None:
    """R6: the address names another establishment."""
    email = "hors.place.cisssme16@ssss.gouv.qc.ca"
    support.known(licensed(email), establishment="")
    refused = support.type(f"rattacher {email} etablissement=03")
    assert refused.outcome is Outcome.REFUSED
    asked = support.press(labelled(refused, "button-request").action)
    filled(support, asked, {}, MANAGER)
    (request,) = asked_by(support, MANAGER)
    assert (request.wish, request.subject, request.establishment, request.cct) == (Wish.ATTACH, email, "03", "CHUQ")
    assert support.press(wire(request, "approuver", version="1"), CECILE).outcome is Outcome.PLANNED


def test_an_address_taken_elsewhere_may_be_asked_for_without_learning_more(support: Desk) -> None:
    """R4: the same sentence as before, and the request tells the agent of another CCT no more either."""
    email = "prise.ailleurs@ssss.gouv.qc.ca"
    support.known(licensed(email), establishment="CHUM")
    refused = support.type(f"créer {email} prenom=Anna nom=Prise etablissement=03 installation=03-001 specialite=cardiologie")
    assert said(refused) == "refused-address-taken"
    filled(support, support.press(labelled(refused, "button-request").action), {}, MANAGER)
    (request,) = asked_by(support, MANAGER)
    assert (request.subject, request.fields["prenom"]) == (email, "Anna")
    assert said(approve(support, request)) == "refused-address-taken"
    assert now(support, request).state is RequestState.OPEN


def test_whoever_may_not_run_a_command_is_offered_to_ask_for_it(support: Desk) -> None:
    refused = support.type(f"créer {NEW} prenom=Anna nom=Nouvelle", NOBODY)
    assert refused.outcome is Outcome.REFUSED
    asked = support.press(labelled(refused, "button-request").action, NOBODY)
    assert asked.form is not None
    assert {one.name: one.value for one in asked.form.fields}["prenom"] == "Anna"
    filled(support, asked, {}, NOBODY)
    assert asked_by(support, NOBODY)[0].subject == NEW


# --- deciding


def test_approving_runs_the_very_command_and_is_told(support: Desk) -> None:
    """R61: the same handler, rules, seats and ledger; reported in the thread and to whoever asked."""
    support.allocate("03", 1)
    request = file(support)
    letters(support)
    reply = approve(support, request)
    assert reply.outcome is Outcome.PLANNED
    assert now(support, request).state is RequestState.APPROVED
    assert support.operation(now(support, request).operation).actor == CECILE
    with support.store.reading() as unit:
        assert unit.seats.count("03", Pool.LICENCE).free == 0
    support.work()
    assert follow_requests(support.store, support.house, support.clock.now()) == 1
    assert follow_requests(support.store, support.house, support.clock.now()) == 0
    assert support.status(NEW) is Status.PENDING
    assert now(support, request).state is RequestState.DONE
    told = letters(support)
    thread = [words for address, words in told if address.startswith("canal-chuq/")]
    assert any("C’est fait" in one for one in thread)
    assert sum(address == "canal-chuq" for address, _ in told) == 1, "its card is updated in place"
    mine = [words for address, words in told if address == NOBODY]
    assert ["approuvée" in mine[0], "c’est fait" in mine[1]] == [True, True]


def test_of_two_agents_the_second_is_told_by_whom_and_when(support: Desk) -> None:
    """R62: one creation."""
    request = file(support)
    version = str(request.version)
    first = support.press(wire(request, "approuver", version=version), CECILE)
    second = support.press(wire(request, "approuver", version=version), CLOTILDE)
    assert filled(support, first, REST, CECILE).outcome is Outcome.PLANNED
    late = filled(support, second, REST, CLOTILDE)
    assert late.outcome is Outcome.ALREADY_DONE
    assert CECILE in written(late)
    support.work()
    assert support.press(wire(request, "refuser"), CLOTILDE).outcome is Outcome.ALREADY_DONE


def test_two_who_decide_within_the_same_second_create_one_account(support: Desk) -> None:
    """R62, on both databases, truly at once."""
    request = file(support)
    forms = {one: support.press(wire(request, "approuver", version="1"), one) for one in (CECILE, CLOTILDE)}
    replies = at_once([partial(filled, support, forms[one], REST, one) for one in (CECILE, CLOTILDE)])
    assert sorted(one.outcome for one in replies) == [Outcome.ALREADY_DONE, Outcome.PLANNED]
    winner = now(support, request).decided_by
    late = next(one for one in replies if one.outcome is Outcome.ALREADY_DONE)
    assert winner in written(late)
    assert winner in (CECILE, CLOTILDE)
    support.work()
    assert len(support.zoom.writes("create")) == 1


def test_cancelled_and_approved_at_once_is_one_or_the_other(support: Desk) -> None:
    request = file(support)
    form = support.press(wire(request, "approuver", version="1"), CECILE)
    replies = at_once([lambda: filled(support, form, REST, CECILE), lambda: support.press(wire(request, "annuler"), NOBODY)])
    support.work()
    state = now(support, request).state
    assert state in (RequestState.APPROVED, RequestState.CANCELLED)
    assert (support.account(NEW) is not None) == (state is RequestState.APPROVED)
    assert [one.outcome for one in replies].count(Outcome.ALREADY_DONE) == 1


def at_once(acts: list[Callable[[], Reply]]) -> list[Reply]:
    begin = Barrier(len(acts))

    def act(one: Callable[[], Reply]) -> Reply:
        begin.wait()
        return one()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [one.result() for one in [pool.submit(act, one) for one in acts]]


def test_cancelled_while_the_agent_approves(support: Desk) -> None:
    request = file(support)
    asked = support.press(wire(request, "approuver", version="1"), CECILE)
    assert support.press(wire(request, "annuler"), NOBODY).outcome is Outcome.OK
    late = filled(support, asked, REST, CECILE)
    assert said(late) == "request-already-cancelled"
    support.work()
    assert support.account(NEW) is None


def test_approved_while_its_asker_cancels(support: Desk) -> None:
    request = file(support)
    approve(support, request)
    late = support.press(wire(request, "annuler"), NOBODY)
    assert said(late) == "request-already-approved"
    assert CECILE in written(late)


def test_nobody_approves_what_they_have_not_read(support: Desk) -> None:
    request = file(support)
    asked = support.press(wire(request, "corriger", version="1"), NOBODY)
    filled(support, asked, {"prenom": "Annabelle"}, NOBODY)
    stale = support.press(wire(request, "approuver", version="1"), CECILE)
    assert said(stale) == "refused-request-changed"
    approve(support, request)
    support.work()
    account = support.account(NEW)
    assert account is not None
    assert account.first_name == "Annabelle"


def test_a_refusal_wants_a_reason_and_passes_it_on(support: Desk) -> None:
    request = file(support)
    letters(support)
    assert wrong(refuse(support, request, " ")) == {"texte"}
    refuse(support, request, "Il a déjà un compte.")
    assert now(support, request).state is RequestState.REFUSED
    assert "Il a déjà un compte." in dict(letters(support, "request-step"))[NOBODY]


def test_what_fails_leaves_the_request_with_its_agent(support: Desk) -> None:
    request = file(support)
    letters(support)
    approve(support, request)
    with support.store.writing() as unit:
        operation = unit.ledger.get(now(support, request).operation)
        assert operation is not None
        unit.ledger.cancel(operation)
        unit.commit()
    follow_requests(support.store, support.house, support.clock.now())
    assert (now(support, request).state, now(support, request).taker) == (RequestState.TAKEN, CECILE)
    assert approve(support, request, CLOTILDE).outcome is Outcome.PLANNED


def test_a_full_establishment_is_told_as_if_the_agent_had_typed_it(support: Desk) -> None:
    """R51: nothing is lost, and the other way out approves the request too."""
    support.allocate("03", 0)
    request = file(support)
    full = approve(support, request)
    assert full.outcome is Outcome.REFUSED
    assert now(support, request).state is RequestState.OPEN
    basic = labelled(full, "button-create-basic")
    assert basic.action.startswith("v1.demandes.")
    assert support.press(basic.action, CECILE).outcome is Outcome.PLANNED
    assert now(support, request).state is RequestState.APPROVED


def test_a_deletion_is_still_asked_about_and_its_yes_approves(support: Desk) -> None:
    """R42."""
    support.known(licensed("a.supprimer.ciussscn@ssss.gouv.qc.ca"), establishment="03")
    request = file(
        support, NOBODY, {"besoin": "delete", "courriel": "a.supprimer.ciussscn@ssss.gouv.qc.ca", "etablissement": "03"}
    )
    support.press(wire(request, "approuver", version="1"), CECILE)
    support.work()
    assert now(support, request).state is RequestState.TAKEN
    assert support.account("a.supprimer.ciussscn@ssss.gouv.qc.ca") is not None
    token = now(support, request).question.partition(":")[2]
    assert support.press(f"v1.supprimer.geste=oui&jeton={token}", CECILE).outcome is Outcome.PLANNED
    assert follow_requests(support.store, support.house, support.clock.now()) == 1
    support.work()
    follow_requests(support.store, support.house, support.clock.now())
    assert now(support, request).state is RequestState.DONE


def test_one_who_takes_what_a_colleague_has_is_told_and_may_take_over(support: Desk) -> None:
    request = file(support)
    assert support.press(wire(request, "prendre"), CECILE).outcome is Outcome.OK
    second = support.press(wire(request, "prendre"), CLOTILDE)
    assert said(second) == "request-already-taken"
    support.press(labelled(second, "button-request-take-over").action, CLOTILDE)
    assert now(support, request).taker == CLOTILDE
    support.press(wire(request, "liberer"), CLOTILDE)
    assert (now(support, request).state, now(support, request).taker) == (RequestState.OPEN, "")


def test_duplicates_are_joined_and_both_askers_are_told(support: Desk) -> None:
    first = file(support)
    second = file(support, MANAGER)
    letters(support)
    card = support.press(wire(second, ""), CECILE)
    assert first.public_id in written(card)
    support.press(labelled(card, "button-request-merge").action, CECILE)
    assert now(support, second).state is RequestState.MERGED
    refuse(support, first, "Déjà fait.")
    told = [address for address, words in letters(support, "request-step") if "refusée" in words]
    assert sorted(told) == sorted([NOBODY, MANAGER])


def test_what_the_asker_writes_completes_what_was_missing(support: Desk) -> None:
    """R60: asked for in the thread."""
    support.type(f"demander créer un compte pour Anna Nouvelle {NEW}", NOBODY)
    (request,) = asked_by(support, NOBODY)
    letters(support)
    asked = support.press(wire(request, "repondre"), NOBODY)
    filled(support, asked, {"texte": f"C’est à l’{SITE}."}, NOBODY)
    assert now(support, request).fields["installation"] == "03-001"
    assert any(SITE in words for address, words in letters(support) if address.startswith("canal-chuq/"))


def test_a_card_says_values_in_words(support: Desk) -> None:
    """R96: names of lists, and no for no."""
    file(support, values={**ASKED, "specialite": "medecine-interne", "cancer": ""})
    ((_, card),) = letters(support, "request-card")
    assert "Médecine interne" in card
    assert "medecine-interne" not in card
    support.type(
        f"demander créer un compte, pas d’oncologie, pour Bruno Essai bruno.essai.ciussscn@ssss.gouv.qc.ca à l’{SITE}", NOBODY
    )
    asked = asked_by(support, NOBODY)[0]
    if asked.fields.get("cancer") == "0":
        support.clock.advance(minutes=2)
        assert any("Cancérologie: Non" in words.replace("\u00a0", "") for _, words in letters(support, "request-card"))


def test_who_has_not_taken_a_request_may_take_it_over_from_its_card(support: Desk) -> None:
    """R61: the card that all agents see offers it, and the taker's own view does not."""
    request = file(support)
    support.press(wire(request, "prendre"), CECILE)
    assert "[Prendre la relève]" not in written(support.press(wire(request, ""), CECILE))
    reply = support.press(wire(request, ""), CLOTILDE)
    assert support.press(labelled(reply, "button-request-take-over").action, CLOTILDE).outcome is Outcome.OK
    assert now(support, request).taker == CLOTILDE


def test_a_request_for_an_account_lacks_its_specialty_until_it_is_said(support: Desk) -> None:
    """R23, R60: as the creation's own form wants it."""
    support.type(f"demander créer un compte pour Anna Nouvelle {NEW} à l’{SITE}", NOBODY)
    (request,) = asked_by(support, NOBODY)
    ((_, card),) = letters(support, "request-card")
    assert "Il manque" in card
    assert "spécialité" in card.partition("Il manque")[2].casefold().partition("\n")[0]
    filled(support, support.press(wire(request, "repondre"), NOBODY), {"texte": "En cardiologie."}, NOBODY)
    assert now(support, request).fields["specialite"] == "cardiologie"
    support.clock.advance(minutes=2)
    assert not any("Il manque" in words for _, words in letters(support, "request-card"))


def test_an_empty_request_is_told_what_would_do(support: Desk) -> None:
    """R96: any field would, and « En vos mots » is not required."""
    form = support.type("demander", NOBODY).form
    assert form is not None
    sent = support.submit(form.action, {one.name: one.value for one in form.fields}, NOBODY)
    assert sent.errors == {"texte": msg("problem-request-empty")}
    assert asked_by(support, NOBODY) == []


def said_below(desk: Desk, place: str, text: str, person: str, *, mentioned: bool = False) -> Reply:
    """Written below the oldest of our letters in a channel, or in the person's own conversation."""
    with desk.store.reading() as unit:
        number = next(number for number in range(100) if unit.letters.in_thread("web", f"{place}/m{number}"))
    return desk.dispatcher.handle(
        Incoming(
            person=Person(platform="web", address=person, email=person),
            conversation=place,
            private=place == person,
            key=f"thread-{person}-{text}",
            at=desk.clock.now(),
            input=TextInput(text),
            reference="r1",
            thread=f"{place}/m{number}",
            mentioned=mentioned,
        )
    )


def test_replies_go_both_ways_through_the_thread(support: Desk) -> None:
    """R61: an agent's words in the thread reach whoever asked, and are not told again where they were written."""
    request = file(support)
    letters(support)
    said_below(support, "canal-chuq", "Quelle est sa spécialité?", CECILE)
    told = letters(support)
    assert [address for address, words in told if "Quelle est sa spécialité?" in words] == [NOBODY]
    assert now(support, request).answered_at is not None


@pytest.mark.parametrize("mentioned", [True, False])
def test_thanks_in_a_request_s_thread_are_for_whoever_asked(support: Desk, mentioned: bool) -> None:
    """R61: to the bot alone they would be answered by the bot."""
    file(support)
    letters(support)
    said_below(support, "canal-chuq", "@iris merci", CECILE, mentioned=mentioned)
    assert [address for address, words in letters(support) if "merci" in words] == [NOBODY]


@pytest.mark.parametrize("words", ["Cardiologie, merci.", "aide", "liste 03"])
def test_what_is_written_below_a_step_of_one_s_request_is_an_answer(words: str, support: Desk) -> None:
    """R61: nobody else could be spoken to there, and what looks like a command is none."""
    request = file(support)
    letters(support)
    said_below(support, "canal-chuq", "Quelle est sa spécialité?", CECILE)
    letters(support)
    reply = said_below(support, NOBODY, words, NOBODY)
    assert reply.outcome is Outcome.OK
    assert any(words in told for address, told in letters(support) if address.startswith("canal-chuq/"))
    assert now(support, request).state is RequestState.OPEN


def test_patient_data_below_a_step_is_refused_and_told_to_nobody(support: Desk) -> None:
    """R63."""
    file(support)
    letters(support)
    said_below(support, "canal-chuq", "Pour qui?", CECILE)
    letters(support)
    assert said_below(support, NOBODY, "Pour TREM 8001 0112", NOBODY).outcome is Outcome.INVALID
    assert not any("8001" in told for _, told in letters(support))


def test_what_an_agent_writes_below_a_card_of_their_own_reaches_the_other_agents(desk: Desk) -> None:
    """R61: where their CCT has no channel, each agent has the card alone."""
    for agent in (CECILE, CLOTILDE):
        desk.grant(agent, "CHUQ", Role.CCT)
    with desk.store.writing() as unit:
        for agent in (CECILE, CLOTILDE):
            unit.contacts.met(Person(platform="web", address=agent, email=agent))
        unit.commit()
    file(desk)
    letters(desk)
    assert said_below(desk, CECILE, "Quelle est sa spécialité?", CECILE).outcome is Outcome.OK
    told = {address.partition("/")[0] for address, words in letters(desk) if "Quelle est" in words}
    assert {CLOTILDE, NOBODY} <= told


# --- scope


def test_requests_exist_for_their_asker_and_their_cct_alone(support: Desk) -> None:
    """R4: the same words for one of another territory as for none."""
    request = file(support)
    nothing = written(support.type("demandes XXXXXXXX", MONTREAL))
    for person in (MONTREAL, MANAGER, ELSEWHERE, "autre.personne.ciussscn@ssss.gouv.qc.ca"):
        for gesture in ("", "prendre", "approuver", "refuser", "repondre", "corriger", "annuler", "regler", "fusionner"):
            reply = support.press(wire(request, gesture), person)
            assert said(reply) == "refused-request-unknown", (person, gesture)
        assert NEW not in written(support.type("demandes", person))
    assert nothing
    for gesture in ("prendre", "approuver", "refuser", "regler", "fusionner", "liberer", "reprendre"):
        assert said(support.press(wire(request, gesture), NOBODY)) == "refused-request-agents"
    assert said(support.press(wire(request, "annuler"), CECILE)) == "refused-request-asker"
    assert now(support, request) == request


def test_the_queue_is_filtered(support: Desk) -> None:
    mine, free = file(support), file(support, MANAGER)
    support.press(wire(mine, "prendre"), CECILE)
    assert all(one.public_id in written(support.type("demandes", CECILE)) for one in (mine, free))
    assert free.public_id not in written(support.type("demandes miennes", CECILE))
    assert mine.public_id not in written(support.type("demandes libres", CECILE))
    assert mine.public_id not in written(support.type("demandes retard", CECILE))
    support.clock.advance(days=3)
    assert free.public_id in written(support.type("demandes late", CECILE))
    assert mine.public_id in written(support.type("demandes", ADMIN))
    assert mine.public_id not in written(support.type("demandes", MONTREAL))
    assert NEW in written(support.type(f"demandes {mine.public_id}", CECILE))
    assert mine.public_id in written(support.type("demandes", NOBODY)), "their own"


# --- time


def hasten(desk: Desk) -> int:
    return hasten_requests(desk.store, desk.house, desk.clock.now())


def test_reminded_once_told_to_the_lead_once_then_expired(support: Desk) -> None:
    """R62."""
    with support.store.writing() as unit:
        unit.contacts.met(Person(platform="web", address="ada", email=ADMIN))
        unit.commit()
    request = file(support)
    letters(support)
    assert hasten(support) == 0
    support.clock.set(request.due_at)
    assert (hasten(support), hasten(support)) == (1, 0)
    assert ["attend depuis plus de 4" in words for _, words in letters(support, "request-event")] == [True]
    support.clock.advance(days=1)
    assert (hasten(support), hasten(support)) == (1, 0)
    assert [address for address, _ in letters(support, "request-escalation")] == ["ada"]
    support.clock.advance(days=14)
    assert (hasten(support), hasten(support)) == (1, 0)
    assert now(support, request).state is RequestState.EXPIRED
    assert "expirée" in dict(letters(support, "request-step"))[NOBODY]
    assert said(support.press(wire(request, "approuver", version="1"), CECILE)) == "request-already-expired"


def test_what_was_answered_is_never_called_late(support: Desk) -> None:
    request = file(support)
    support.press(wire(request, "prendre"), COLLEAGUE)
    support.press(wire(request, "prendre"), CECILE)
    support.clock.advance(days=2)
    assert hasten_requests(support.store, support.house, support.clock.now()) == 0


def test_the_week_is_told_once_in_the_channel(support: Desk) -> None:
    request = file(support)
    support.clock.advance(hours=1)
    support.press(wire(request, "prendre"), CECILE)
    letters(support)
    support.clock.advance(days=7)
    assert tell_week(support.store, support.house, support.clock.now()) == 1
    assert tell_week(support.store, support.house, support.clock.now()) == 0
    ((address, told),) = letters(support, "requests-week")
    assert address == "canal-chuq"
    assert "1 demande" in told
    shown = written(support.type("demandes semaine", CECILE))
    assert "Un nouveau compte (1)" in shown


def test_lost_rights_decide_nothing_more(support: Desk) -> None:
    """R3: the button of a card that was shown before."""
    request = file(support)
    with support.store.writing() as unit:
        unit.grants.revoke(CECILE, Role.CCT, "CHUQ")
        unit.commit()
    assert said(support.press(wire(request, "approuver", version="1"), CECILE)) == "refused-request-unknown"


def test_a_restart_in_the_middle_loses_nothing(support: Desk) -> None:
    """All of it is in the database: another process goes on."""
    request = file(support)
    approve(support, request)
    again = Desk(support.store, support.zoom, support.clock, support.house)
    again.restart()
    again.work()
    assert follow_requests(again.store, again.house, again.clock.now()) == 1
    assert now(again, request).state is RequestState.DONE
    assert {"canal-chuq", NOBODY} <= {address.partition("/")[0] for address, _ in letters(again)}
