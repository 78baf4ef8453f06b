"""A small directory of invented people, with what makes searching hard: accents, punctuation, look-alikes, other scripts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from commands.domain.accounts import Profile, Status, UserType, ZoomView
from commands.ports import OurFields
from storage.unit import SqlStore
from tests.support.clock import START
from tests.support.views import zoom_view

FIRST = (
    "Hélène",
    "Marie-Ève",
    "Jean",
    "Zoé",
    "Œdipe",
    "Li",
    "D’Arcy",
    "Noël",
    "100%",
    'Guy "Le"',
    "名前",
    "_a_",
    "O'Brien",
    "Élise",
)
LAST = ("Tremblay", "Côté", "Saint-Onge", "Lévesque", "L'Écuyer", "Ng", "Roy", "Bélanger", "tremblay-roy", "Straße", "\\o/", "*")
SERVICE = ("Radiologie", "Santé mentale", "Pédiatrie (0-5 ans)", "", "AND OR NOT", "Soins à domicile")
SUFFIXES = ("ciussscn", "cisssme16", "cisssbsl", "ccomtl", "med")
STATUSES = (Status.ACTIVE, Status.ACTIVE, Status.PENDING, Status.INACTIVE)
TYPES = ((UserType.LICENSED, 2), (UserType.LICENSED, 2), (UserType.BASIC, 1), (UserType.LOCAL, 3))


def people(number: int, seed: int = 7) -> Iterator[tuple[ZoomView, OurFields]]:
    """Zoom's side and ours of `number` people."""
    chance = random.Random(seed)
    for index in range(number):
        suffix = chance.choice(SUFFIXES)
        local = chance.choice(("helene", "jean.roy", "m-e.cote", "z_o.e", "li+x", "salle.12"))
        domain = chance.choice(("ssss.gouv.qc.ca",) * 5 + ("mail.mcgill.ca",))
        status = chance.choice(STATUSES)
        user_type, raw_type = chance.choice(TYPES)
        view = zoom_view(
            f"{local}{index}.{suffix}@{domain}",
            status=status,
            user_type=user_type,
            raw_type=raw_type,
            first_name=chance.choice(FIRST),
            last_name=chance.choice(LAST),
            department=chance.choice(SERVICE),
            last_login_at=None if status is Status.PENDING else _some_day(chance),
            large_meeting=chance.choice((0, 0, 500)),
            webinar=chance.choice((0, 0, 100)),
        )
        yield view, _ours(chance, status)


def fill(store: SqlStore, number: int = 120, seed: int = 7) -> None:
    """Write these people, each as an operation would."""
    with store.writing() as unit:
        for view, ours in people(number, seed):
            account = unit.directory.settle(view, ours, START)
            sites = store.reference.installations_of(account.establishment)
            if sites and account.id % 3:
                site = sites[account.id % len(sites)]
                unit.directory.change(account.id, replace(OurFields(), installation=site.code))
        unit.commit()


def _some_day(chance: random.Random) -> datetime | None:
    return chance.choice((None, START - timedelta(days=chance.randrange(90)), START - timedelta(days=30)))


def _ours(chance: random.Random, status: Status) -> OurFields:
    return OurFields(
        profile=chance.choice((None, Profile.TELECONSULTATION, Profile.ADMINISTRATIVE)),
        oncology=chance.choice((True, False, False)),
        generic=chance.choice((True, False, False)),
        invited_at=START - timedelta(days=chance.randrange(30)) if status is Status.PENDING else None,
        status=Status.EXPIRED if status is Status.PENDING and chance.random() < 0.2 else None,
    )
