"""Requests and channels on both databases: filed once, decided once, remembered as they were (R7, R44, R62)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

from commands.domain.channels import Channel, NewChannel, Usage
from commands.domain.requests import Asked, Change, EventKind, NewRequest, Request, RequestState
from commands.requests.reading import Wish
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock

ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
AGENTS = ("cecile.cct@chudequebec.ca", "clotilde.cct@chudequebec.ca")


def wanting(number: int = 1, **chosen: object) -> NewRequest:
    made = NewRequest(
        intent=f"i{number}",
        asker=ODILE,
        platform="web",
        address="odile",
        locale="fr",
        cct="CHUQ",
        establishment="03",
        wish=Wish.CREATE,
        fields={"courriel": "anna.personne.ciussscn@ssss.gouv.qc.ca", "prenom": "Anna"},
        subject="anna.personne.ciussscn@ssss.gouv.qc.ca",
        text="Bonjour, un compte pour Anna",
        due_at=START + timedelta(hours=4),
    )
    return replace(made, **chosen)  # type: ignore[arg-type]  # a test's keywords


def file(store: SqlStore, new: NewRequest) -> tuple[Request, bool]:
    with store.writing() as unit:
        filed = unit.requests.file(new)
        unit.commit()
    return filed


def got(store: SqlStore, public_id: str) -> Request:
    with store.reading() as unit:
        found = unit.requests.get(public_id)
    assert found is not None
    return found


def change(store: SqlStore, request: Request, change: Change) -> Request:
    with store.writing() as unit:
        changed = unit.requests.change(request, change)
        unit.commit()
    return changed


def test_the_same_event_files_one_request(store: SqlStore) -> None:
    """R44: also where a platform's retry comes while the first is on its way."""
    begin = Barrier(2)

    def once() -> tuple[Request, bool]:
        begin.wait()
        return file(store, wanting())

    with ThreadPoolExecutor(2) as pool:
        filed = [one.result() for one in [pool.submit(once) for _ in range(2)]]
    assert sorted(new for _, new in filed) == [False, True]
    assert len({request.public_id for request, _ in filed}) == 1
    assert got(store, filed[0][0].public_id).fields == wanting().fields


def test_of_two_who_decide_at_once_the_second_sees_what_the_first_did(store: SqlStore) -> None:
    """R62."""
    request, _ = file(store, wanting())
    begin = Barrier(2)

    def decide(agent: str) -> str:
        begin.wait()
        with store.writing() as unit:
            current = unit.requests.locked(request.public_id)
            assert current is not None
            if not current.undecided:
                return current.decided_by
            unit.requests.change(current, Change(state=RequestState.APPROVED, decided_by=agent))
            unit.commit()
        return ""

    with ThreadPoolExecutor(2) as pool:
        told = [one.result() for one in [pool.submit(decide, agent) for agent in AGENTS]]
    winner = got(store, request.public_id).decided_by
    assert sorted(told) == ["", winner]


def test_a_request_is_kept_as_it_goes(store: SqlStore, clock: SettableClock) -> None:
    request, _ = file(store, wanting())
    clock.advance(hours=1)
    taken = change(store, request, Change(state=RequestState.TAKEN, taker=AGENTS[0], answered=True))
    assert taken.answered_at == taken.touched_at == clock.now()
    clock.advance(hours=1)
    later = change(store, taken, Change(answered=True, touched=False))
    assert later.answered_at == taken.answered_at, "the promise is kept once"
    assert later.touched_at == taken.touched_at
    ended = change(store, later, Change(state=RequestState.REFUSED, decided_by=AGENTS[0]))
    assert ended.ended_at == ended.decided_at == clock.now()
    assert got(store, request.public_id) == ended
    with store.reading() as unit:
        assert list(unit.requests.open(None)) == []
        assert list(unit.requests.of_asker(ODILE.upper(), 5)) == [ended]


def test_what_is_asked_anew_has_the_next_version(store: SqlStore) -> None:
    request, _ = file(store, wanting())
    with store.writing() as unit:
        asked = Asked(wish=Wish.REACTIVATE, fields={"compte": "b@c.ca"}, subject="b@c.ca", establishment="12")
        rewritten = unit.requests.rewrite(request, asked)
        unit.commit()
    assert (rewritten.version, rewritten.wish, rewritten.subject) == (2, Wish.REACTIVATE, "b@c.ca")
    assert got(store, request.public_id) == rewritten


def test_duplicates_are_open_and_want_the_same_of_the_same_address(store: SqlStore) -> None:
    first, _ = file(store, wanting(1))
    again, _ = file(store, wanting(2, subject="ANNA.Personne.ciussscn@ssss.gouv.qc.ca"))
    others: tuple[dict[str, object], ...] = ({"cct": "CHUM"}, {"wish": Wish.DELETE}, {"subject": ""}, {"subject": "x@y.ca"})
    for number, other in enumerate(others, 3):
        file(store, wanting(number, **other))
    closed, _ = file(store, wanting(9))
    change(store, closed, Change(state=RequestState.CANCELLED))
    with store.reading() as unit:
        assert [one.public_id for one in unit.requests.alike(first)] == [again.public_id]
        about_nobody = next(one for one in unit.requests.open(None) if not one.subject)
        assert list(unit.requests.alike(about_nobody)) == []
        assert {one.cct for one in unit.requests.open(("CHUM",))} == {"CHUM"}


def test_what_happened_is_numbered(store: SqlStore) -> None:
    request, _ = file(store, wanting())
    other, _ = file(store, wanting(2))
    with store.writing() as unit:
        for kind in (EventKind.FILED, EventKind.REPLIED):
            unit.requests.note(request, kind, ODILE, "Bonjour")
        unit.requests.note(other, EventKind.FILED, ODILE)
        unit.commit()
    with store.reading() as unit:
        events = unit.requests.events(request)
    assert [(one.number, one.kind, one.text) for one in events] == [
        (1, EventKind.FILED, "Bonjour"),
        (2, EventKind.REPLIED, "Bonjour"),
    ]


def test_those_of_a_week_and_those_joined_to_another(store: SqlStore, clock: SettableClock) -> None:
    request, _ = file(store, wanting(1))
    clock.advance(days=7)
    later, _ = file(store, wanting(2))
    change(store, later, Change(state=RequestState.MERGED, merged_into=request.public_id))
    with store.reading() as unit:
        found = unit.requests.filed_between("CHUQ", START, START + timedelta(days=7))
        assert [one.public_id for one in found] == [request.public_id]
        assert [one.public_id for one in unit.requests.merged_into(request)] == [later.public_id]


def channel(store: SqlStore, address: str, usage: Usage = Usage.SUPPORT, cct: str = "CHUQ") -> Channel:
    new = NewChannel(
        platform="web",
        address=address,
        usage=usage,
        cct=cct,
        establishments=("03",),
        locale="fr",
        registered_by=AGENTS[0],
    )
    with store.writing() as unit:
        made = unit.channels.register(new)
        unit.commit()
    return made


def test_a_cct_answers_in_one_channel(store: SqlStore) -> None:
    """R61: registering another takes the place of the former."""
    channel(store, "first")
    digest = channel(store, "first", Usage.DIGEST, "")
    elsewhere = channel(store, "montreal", cct="CHUM")
    second = channel(store, "second")
    with store.reading() as unit:
        assert unit.channels.support("CHUQ") == second
        assert unit.channels.support("") is None
        assert unit.channels.at("web", "first") == [digest]
        assert {one.public_id for one in unit.channels.all()} == {digest.public_id, elsewhere.public_id, second.public_id}


def test_a_channel_is_looked_at_again(store: SqlStore, clock: SettableClock) -> None:
    """R7."""
    made = channel(store, "first")
    clock.advance(days=1)
    with store.writing() as unit:
        assert unit.channels.unchecked_since(clock.now() - timedelta(days=1)) == [made]
        unit.channels.checked(made, ())
        assert unit.channels.unchecked_since(clock.now() - timedelta(days=1)) == []
        kept = unit.channels.get(made.public_id)
        assert kept is not None
        assert kept.establishments == ()
        unit.channels.remove(kept)
        assert unit.channels.get(made.public_id) is None
