"""How well requests are read: precision and recall of each field over a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commands.domain.folding import fold
from commands.domain.reference import ReferenceData
from commands.requests.reading import Read, read_request
from tests.support.request_corpus import ExpectedPerson, Message

Item = tuple[str, str]
"""A field and a value of it."""

FIELDS = (
    "wish",
    "address",
    "name",
    "service",
    "part",
    "establishment",
    "installation",
    "oncology",
    "pool",
    "capacity",
    "seats",
    "role",
    "own",
    "refused",
)


LEAST = {"address": 95.0, "establishment": 95.0, "refused": 100.0, "overall": 90.0}
"""Percent of precision and of recall that reading must keep; the other fields count in "overall"."""


@dataclass(slots=True)
class Score:
    """Values of one field: found and right, found and wrong, not found."""

    right: int = 0
    wrong: int = 0
    lacking: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.lacking) if self.right + self.lacking else 1.0


def scores(messages: Iterable[Message], reference: ReferenceData) -> dict[str, Score]:
    """The score of each field, and "overall" over all values of all fields."""
    found = {field: Score() for field in (*FIELDS, "overall")}
    for message in messages:
        expected, got = expected_items(message), read_items(read_request(message.text, reference))
        for item in expected | got:
            for score in (found[item[0]], found["overall"]):
                score.right += item in expected and item in got
                score.wrong += item not in expected
                score.lacking += item not in got
    return found


def expected_items(message: Message) -> set[Item]:
    """What a message is expected to give, a value at a time."""
    items = {(field, str(value).lower() if field == "oncology" else str(value)) for field, value in message.fields.items()}
    items |= {item for one in message.people for item in _of_person(one)}
    items |= {("own", "yes")} if message.own else set()
    return {("refused", "yes")} if message.refused else items


def read_items(read: Read) -> set[Item]:
    """What was read, in the same words."""
    if read.refused:
        return {("refused", "yes" if read == Read(refused=True) else "and kept something")}
    items: set[Item] = {("wish", read.wish.value)}
    items |= {("own", "yes")} if read.own else set()
    single = (("establishment", read.establishment), ("installation", read.installation))
    items |= {(field, value) for field, value in single if value}
    items |= set() if read.oncology is None else {("oncology", str(read.oncology).lower())}
    numbers = (("pool", read.pool), ("capacity", read.capacity), ("seats", read.seats), ("role", read.role))
    items |= {(field, str(value)) for field, value in numbers if value is not None}
    for one in read.people:
        names = ("", "") if one.generic else (one.first_name, one.last_name)
        expected = ExpectedPerson(
            first_name=names[0], last_name=names[1], service=one.service, email=one.email, part=one.part.value
        )
        items |= set(_of_person(expected))
    return items


def _of_person(one: ExpectedPerson) -> Iterator[Item]:
    """A person's values; whose they are counts where they have a part of their own."""
    if one.email:
        yield "address", one.email
    if one.service:
        yield "service", _plain(one.service)
    elif one.first_name or one.last_name:
        yield "name", f"{_plain(one.first_name)}, {_plain(one.last_name)}"
    if one.part != "subject":
        yield "part", f"{one.part}: {one.email or _plain(one.last_name)}"


def _plain(text: str) -> str:
    return fold(text).replace("-", " ").replace(".", "")
