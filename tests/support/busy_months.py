"""A few weeks of a small house, acted through its commands, and a logbook of the test's own: what really happened, day by day,
counted beside the store and never from it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commands.domain.accounts import Account, Status, UserType
from commands.domain.people import Role
from commands.domain.recycling import NewInquiry, Standing
from commands.domain.requests import Change, NewRequest
from commands.incoming import Outcome, Reply
from commands.ports import OurFields
from commands.requests.reading import Wish
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.desk import ELSEWHERE, MANAGER, Desk, buttons_of
from tests.support.samples import licensed

HERE = ZoneInfo("America/Toronto")
WHERE = {"03": ("ciussscn", MANAGER, "CHUQ"), "16-2": ("cisssme16", ELSEWHERE, "ESTRIE")}
"""By establishment: the suffix of its addresses, its manager, its CCT."""
HOLIDAYS = (date(2026, 4, 3), date(2026, 4, 6))
"""Good Friday and Easter Monday: nobody answers."""


@dataclass
class Logbook:
    """`counted` by (what, establishment, local day); `waits` the days to activate by establishment and month; `answers` the
    minutes of working time; `seats` by (day, establishment): used and reserved."""

    counted: Counter[tuple[str, str, date]] = field(default_factory=Counter)
    waits: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    answers: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    seats: dict[tuple[date, str], tuple[int, int]] = field(default_factory=dict)

    def note(self, what: str, place: str, at: datetime) -> None:
        self.counted[what, place, at.astimezone(HERE).date()] += 1

    def of(self, what: str, place: str, month: str) -> dict[date, int]:
        """By day, of a month written YYYY-MM."""
        return {
            day: number
            for (told, where, day), number in self.counted.items()
            if (told, where) == (what, place) and day.isoformat().startswith(month)
        }


class BusyHouse:
    """Each day some people come, go, answer; `log` says what the report must find."""

    def __init__(self, desk: Desk, seed: int = 3) -> None:
        self.desk, self.log, self.chance = desk, Logbook(), random.Random(seed)
        self.invited: dict[str, str] = {}
        self.active: dict[str, str] = {}
        self.since: dict[str, datetime] = {}
        self.number = 0

    def day(self) -> None:
        """What happens in one day, at hours of its own."""
        happenings: list[Callable[[str], None]] = [self.invite, self.invite, self.activate, self.expire, self.cancel]
        happenings += [self.answer, self.recycle, self.deactivate, self.delete, self.reassign]
        for happening in self.chance.sample(happenings, 5):
            self.desk.clock.advance(minutes=self.chance.randint(1, 90))
            happening(self.chance.choice(list(WHERE)))
        self.desk.work()

    def night(self) -> None:
        """Half past three: what the figures of the new day are."""
        now = self.desk.clock.now().astimezone(HERE)
        tomorrow = now.date() + timedelta(days=1)
        self.desk.clock.set(datetime.combine(tomorrow, time(3, 30), HERE))
        people = self.desk.zoom.people.values()
        for place, (suffix, _, _) in WHERE.items():
            theirs = [one for one in people if one.email.split("@")[0].endswith(suffix) and one.user_type is UserType.LICENSED]
            counts = Counter(one.status for one in theirs)
            self.log.seats[tomorrow, place] = (counts[Status.ACTIVE], counts[Status.PENDING])

    def invite(self, place: str) -> None:
        self.number += 1
        suffix, manager, _ = WHERE[place]
        email = f"personne{self.number}.{suffix}@ssss.gouv.qc.ca"
        site = self.desk.house.reference.installations_of(place)[0].code
        line = f"créer {email} prenom=Anne nom=Essai{self.number} installation={site} specialite=cardiologie"
        self._done(self.desk.type(line, manager))
        self.invited[email], self.since[email] = place, self.desk.clock.now()
        self.log.note("created", place, self.desk.clock.now())

    def activate(self, place: str) -> None:
        email = self._of(place, self.invited)
        if email:
            self.desk.zoom.activate(email)
            self._absorb(email)
            del self.invited[email]
            since, now = self.since[email], self.desk.clock.now()
            self.active[email] = place
            self.log.note("activated", place, now)
            days = (now.astimezone(HERE).date() - since.astimezone(HERE).date()).days
            self.log.waits[place, f"{now.astimezone(HERE):%Y-%m}"].append(days)

    def expire(self, place: str) -> None:
        email = self._of(place, self.invited)
        if email:
            self.desk.zoom.people.pop(email)
            self._change(email, OurFields(status=Status.EXPIRED))
            del self.invited[email]
            self.log.note("expired", place, self.desk.clock.now())

    def cancel(self, place: str) -> None:
        email = self._of(place, self.invited)
        if email:
            self._yes(f"annuler {email}", place)
            del self.invited[email]
            self.log.note("cancelled", place, self.desk.clock.now())

    def deactivate(self, place: str) -> None:
        email = self._of(place, self.active)
        if email:
            self._yes(f"désactiver {email}", place)
            del self.active[email]
            self.desk.clock.advance(minutes=20)
            self.log.note("deactivated", place, self.desk.clock.now() - timedelta(minutes=20))

    def delete(self, place: str) -> None:
        email = self._of(place, self.active)
        if email:
            self._yes(f"supprimer {email}", place)
            del self.active[email]
            self.log.note("deleted", place, self.desk.clock.now())

    def reassign(self, place: str) -> None:
        """To somebody who has none; then whoever had it has a Basic account, which is not used any more here."""
        email = self._of(place, self.active)
        if email:
            self.number += 1
            suffix, manager, _ = WHERE[place]
            other = f"personne{self.number}.{suffix}@ssss.gouv.qc.ca"
            self.desk.known(licensed(other, user_type=UserType.BASIC, raw_type=1), establishment=place)
            self._done(self._asked(f"réattribuer {email} {other}", manager))
            del self.active[email]
            self.active[other] = place
            self.desk.clock.advance(minutes=20)
            self.log.note("reassigned", place, self.desk.clock.now() - timedelta(minutes=20))

    def answer(self, place: str) -> None:
        """A request, and its answer some hours of one working day later."""
        now = self.desk.clock.now()
        day = _working(now.astimezone(HERE).date())
        filed, minutes = datetime.combine(day, time(9), HERE), self.chance.randint(5, 200)
        if filed < now or day in HOLIDAYS:
            return
        self.desk.clock.set(filed)
        self.number += 1
        with self.desk.store.writing() as unit:
            request, _ = unit.requests.file(_wanting(self.number, place, filed))
            self.desk.clock.advance(minutes=minutes)
            unit.requests.change(request, Change(answered=True))
            unit.commit()
        at = self.desk.clock.now()
        self.log.note("answered", place, at)
        self.log.answers[place, f"{at.astimezone(HERE):%Y-%m}"].append(minutes)

    def recycle(self, place: str) -> None:
        """Asked about, and given: the account is theirs no more, which another command would have done."""
        email = self._of(place, self.active)
        account = self.desk.account(email) if email else None
        if account is not None:
            with self.desk.store.writing() as unit:
                inquiry = unit.recycling.ask(_asked_about(account, self.desk.clock.now()))
                assert unit.recycling.stand(inquiry, Standing.GIVEN, account.email)
                unit.commit()
            self.log.note("recycled", place, self.desk.clock.now())

    def _of(self, place: str, people: Mapping[str, str]) -> str:
        theirs = [email for email, where in people.items() if where == place]
        return self.chance.choice(theirs) if theirs else ""

    def _yes(self, line: str, place: str) -> None:
        self._done(self._asked(line, WHERE[place][1]))

    def _asked(self, line: str, person: str) -> Reply:
        """The yes of a question, at once or after the worker's look."""
        asked = self.desk.type(line, person)
        if asked.outcome is Outcome.PLANNED:
            self.desk.work()
            found = self.desk.operation(asked.operation)
            view = operation_view(found, Reader(command="/iris", now=self.desk.clock.now()), self.desk.account(found.email))
            asked = Reply(outcome=Outcome.ASKED, view=view)
        return self.desk.press(buttons_of(asked)[0].action, person)

    def _done(self, reply: Reply) -> None:
        assert reply.operation, reply
        self.desk.work()
        assert self.desk.operation(reply.operation).state == "done"

    def _absorb(self, email: str) -> None:
        with self.desk.store.writing() as unit:
            unit.directory.absorb([self.desk.zoom.people[email]], self.desk.clock.now())
            unit.commit()

    def _change(self, email: str, ours: OurFields) -> None:
        account = self.desk.account(email)
        assert account is not None
        with self.desk.store.writing() as unit:
            unit.directory.change(account.id, ours)
            unit.commit()


def busy_house(desk: Desk) -> BusyHouse:
    """With managers in both establishments, and seats for all but a few."""
    desk.allocate("03", 6)
    desk.grant("cecile.cct@chudequebec.ca", "CHUQ", Role.CCT)
    return BusyHouse(desk)


def _working(day: date) -> date:
    """That day if it is worked, else the next Monday."""
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


def _wanting(number: int, place: str, filed: datetime) -> NewRequest:
    return NewRequest(
        intent=f"i{number}",
        asker=WHERE[place][1],
        platform="web",
        address="a",
        locale="fr",
        cct=WHERE[place][2],
        establishment=place,
        wish=Wish.QUESTION,
        fields={},
        subject="",
        text="Une question",
        due_at=filed + timedelta(hours=4),
    )


def _asked_about(account: Account, now: datetime) -> NewInquiry:
    return NewInquiry(
        account_id=account.id,
        email=account.email,
        establishment=account.establishment,
        by=MANAGER,
        asked=account.email,
        answer_by=now + timedelta(days=7),
        signed_in_at=None,
    )
