"""Reads digests and mails as their readers do: figures from a message's words, what a mail is from its subject."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from typing import Any

from tests.support.quarter.rules import Figures, Mail
from tests.support.slack import written

TITLE = re.compile(r"Sommaire du (\d+)(?:er)? (\w+) (\d{4})")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
REPORT = re.compile(r"Rapport du mois : (\w+) (\d{4})")
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")
_NUMBER = r"(aucune?|une?|[\d ]+)"
INVITATIONS = re.compile(rf"{_NUMBER} expirées? depuis le dernier.*?, {_NUMBER} (?:ne )?fini\w* d’ici .*?, (\d[\d ]*) en attente")
SEATS = re.compile(rf"{_NUMBER} utilisées?, {_NUMBER} réservées?(?:, {_NUMBER} libres? sur ([\d ]+))?")
TIGHT = re.compile(
    rf"^\W*([^\n*]+?) : (?:(plus aucune|une|[\d ]+) licences? libres? sur|{_NUMBER} licences? de trop sur)", re.MULTILINE
)
REQUESTS = re.compile(r"Demandes ouvertes\W+(\d+)(?:, dont (une|\d+) en retard)?")
ALONE = re.compile(r"(?:(Personne) n’est|(Une) personne est|([\d ]+) personnes sont) en attente")
_NONE = {"aucun", "aucune", "plus aucune"}
_ONE = {"un", "une"}


@dataclass(frozen=True, kw_only=True)
class Read:
    """A digest as it reads. `listed` are the addresses of its rows; `more` how many others it says there are."""

    day: date
    figures: Figures
    listed: tuple[str, ...]
    more: int
    wires: tuple[tuple[str, str], ...]
    """(address, what its first button carries) of rows with buttons that act."""


def read_digest(message: dict[str, Any]) -> Read:
    """A message of chat.postMessage whose heading is a digest's."""
    text = written(message).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")
    day = TITLE.search(text)
    assert day, text
    rows = _rows(message)
    return Read(
        day=date(int(day[3]), MONTHS.index(day[2]) + 1, int(day[1])),
        figures=_figures(text),
        listed=tuple(email for email, _ in rows),
        more=_number(re.search(r"Voir (?:les )?(l’autre|\d+)", text)),
        wires=tuple((email, wire) for email, wire in rows if "geste=renvoyer" in wire),
    )


def is_digest(message: dict[str, Any]) -> bool:
    return bool(TITLE.search(written(message)))


def month_of(message: dict[str, Any]) -> date | None:
    """The month whose report a message is, by its first day."""
    found = REPORT.search(written(message).replace("\u00a0", " "))
    return date(int(found[2]), MONTHS.index(found[1]) + 1, 1) if found else None


def read_mail(message: EmailMessage, to: str, day: date, known: Container[str]) -> Mail:
    """`known` are the addresses of accounts: a notice names others too, where help is."""
    subject = str(message["Subject"]).partition(" / ")[0].replace("\u00a0", " ")
    if re.match(r"Activez votre compte Zoom avant le|Votre compte Zoom est prêt", subject):
        return Mail(kind="introduction", to=to, day=day)
    if re.search(r"pour (?:l’activer|activer votre compte Zoom)|n’est pas encore activé", subject):
        return Mail(kind="reminder", to=to, day=day)
    if re.search(r"expire(?:nt)? bientôt", subject):
        body = message.get_body(("plain",))
        assert body is not None
        named = ADDRESS.findall(str(body.get_content()))
        return Mail(kind="day 25", to=to, day=day, about=frozenset(one for one in named if one in known))
    return Mail(kind=f"other: {subject}", to=to, day=day)


def _figures(text: str) -> Figures:
    found, quiet, seats = INVITATIONS.search(text), "Rien à signaler" in text, SEATS.search(text)
    assert seats, text
    assert found or quiet, text
    requests = REQUESTS.search(text)
    return Figures(
        quiet=quiet,
        late="En retard : ce sommaire" in text,
        expired=_value(found[1]) if found else 0,
        expiring=_value(found[2]) if found else 0,
        pending=_value(found[3]) if found else _alone(ALONE.search(text)),
        activated=_number(re.search(r"Nouveaux comptes activés\W+(\d+)", text)),
        used=_value(seats[1]),
        reserved=_value(seats[2]),
        free=_value(seats[3]) if seats[4] else None,
        allocated=_value(seats[4]) if seats[4] else None,
        waiting=_number(re.search(r"Liste d’attente\W+(\d+)", text)),
        requests=_number(requests),
        requests_late=_value(requests[2]) if requests and requests[2] else 0,
        tight=tuple(sorted((place.strip(), _value(free), _value(many)) for place, free, many in TIGHT.findall(text))),
        more_tight=_number(re.search(r"Et (\d+) autres établissements", text)),
        stale="Ces données datent de la lecture de Zoom" in text,
    )


def _rows(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Each line that names an address, with what the first of its buttons carries."""
    rows: list[tuple[str, str]] = []
    for block in message["blocks"]:
        if block["type"] == "actions" and rows:
            values = [one.get("value", "") for one in block["elements"]]
            if not rows[-1][1] and values:
                rows[-1] = (rows[-1][0], values[0])
        elif block["type"] == "section" and "text" in block:
            rows += [(found, "") for found in ADDRESS.findall(block["text"]["text"])]
    return rows


def _number(found: Sequence[str] | re.Match[str] | None) -> int:
    return _value(found[1]) if found else 0


def _alone(found: re.Match[str] | None) -> int:
    assert found
    return 0 if found[1] else 1 if found[2] else _value(found[3])


def _value(said: str) -> int:
    said = said.strip().lower()
    if not said or said in _NONE:
        return 0
    return 1 if said in _ONE or said == "l’autre" else int(re.sub(r"\D", "", said))
