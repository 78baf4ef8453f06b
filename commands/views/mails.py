"""What e-mails say, in neutral nodes; `bot.mail` makes HTML and plain text of them (R25, R72, R95)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from commands.domain.accounts import Account, Status
from commands.domain.reference import Cct, Establishment, ToolLink
from commands.views.contacts import contact_links
from commands.views.labels import command_word, establishment_label, named, short_establishment, type_words
from commands.views.nodes import (
    Block,
    Buttons,
    Code,
    Column,
    Draft,
    Fields,
    Heading,
    Links,
    Msg,
    Notice,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)

MOST_LISTED = 50
"""Accounts that a notice names; the others are counted."""
URGENT = 9
"""Days left from which a reminder is a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Where help is (R95). `links` are the tools that have an address."""

    ccts: tuple[Cct, ...]
    links: tuple[ToolLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invited account; `until` and `left` (days) are None where the day of the invitation is not known (R26)."""

    account: Account
    place: Establishment | None
    until: date | None
    left: int | None


def introduction_mail(one: Invited, about: Help, *, again: bool = False) -> Draft:
    """What the account is, how it is activated, until when, and where help is (R25)."""
    account = one.account
    if account.status is not Status.PENDING:
        return _ready(one, about)
    told = msg("mail-introduction-subject", until=_day(one))
    heading = "mail-introduction-again" if again else "mail-introduction-heading"
    blocks: list[Block[Words]] = [Heading(Msg(heading)), Text(_greeting(account))]
    blocks.append(Text(msg("mail-introduction-again-what", email=account.email) if again else _what(one)))
    blocks.append(Notice(msg("mail-introduction-limit", until=_day(one)), Tone.WARNING))
    blocks += [Heading(Msg("mail-steps-heading")), _steps(account.email)]
    blocks.append(Text(Msg("mail-not-the-invitation"), quiet=True))
    return View(told, (*blocks, *_help(about)))


def reminder_mail(one: Invited, about: Help) -> Draft:
    """What is left of the thirty days, and how to find Zoom's invitation (R72)."""
    email = one.account.email
    blocks: list[Block[Words]] = [Heading(Msg("mail-reminder-heading")), Text(_greeting(one.account))]
    if one.until is None or one.left is None:
        told = Msg("mail-reminder-subject-unknown")
        blocks.append(Notice(msg("mail-reminder-unknown", email=email), Tone.INFO))
    else:
        told = msg("mail-reminder-subject", count=one.left, until=_day(one))
        tone = Tone.WARNING if one.left <= URGENT else Tone.INFO
        blocks.append(Notice(msg("mail-reminder-left", count=one.left, until=_day(one), email=email), tone))
    blocks += [Heading(Msg("mail-steps-heading")), _steps(email), Text(Msg("mail-reminder-lost"))]
    return View(told, (*blocks, *_help(about)))


def notice_mail(several: Sequence[Invited], about: Help, *, command: str = "") -> Draft:
    """The accounts that expire soon, to whoever answers for them (R72). `command` is what they may act with in chat, "" for
    one who has no rights there."""
    told = msg("mail-notice-subject", count=len(several))
    listed = several[:MOST_LISTED]
    columns = tuple(Column[Words](Msg(f"mail-notice-column-{one}")) for one in ("account", "place", "until"))
    blocks: list[Block[Words]] = [
        Heading(told),
        Text(msg("mail-notice-why", count=len(several))),
        Table(Msg("mail-notice-caption"), columns, tuple(_row(one) for one in listed)),
    ]
    if len(several) > len(listed):
        blocks.append(Text(msg("mail-notice-more", count=len(several) - len(listed))))
    blocks.append(Text(msg("mail-notice-next", count=len(several))))
    if command:
        email = several[0].account.email
        words = msg("mail-notice-act", command=command, word=command_word("renvoyer"), email=email)
        blocks += [Text(Msg("mail-notice-in-chat")), Code((words,))]
    return View(told, (*blocks, *_help(about)))


def letter_mail(said: Draft, about: Help, command: str) -> Draft:
    """A letter of the chat's. Nothing can be pressed in a mail: where it had buttons, one is told where they are."""
    kept = tuple(block for block in said.blocks if not isinstance(block, Buttons))
    pressed: tuple[Block[Words], ...] = ()
    if len(kept) < len(said.blocks):
        pressed = (Text(msg("mail-letter-in-chat", command=command)),)
    return structs.replace(said, blocks=(*kept, *pressed, *_help(about)))


def _ready(one: Invited, about: Help) -> Draft:
    """Of an account that is active already: nothing to activate."""
    told = Msg("mail-ready-subject")
    blocks = (Heading(told), Text(_greeting(one.account)), Text(_what(one)), Text(msg("mail-step-3", email=one.account.email)))
    return View(told, (*blocks, *_help(about)))


def _greeting(account: Account) -> Msg:
    """By name, but for a service's account."""
    return msg("mail-greeting", name=account.name) if account.name and not account.generic else Msg("mail-greeting-all")


def _what(one: Invited) -> Msg:
    account = one.account
    place = establishment_label(one.place) if one.place else Msg("mail-no-place")
    return msg("mail-introduction-what", type=type_words(account), email=account.email, place=place)


def _steps(email: str) -> Fields[Words]:
    return Fields(tuple((str(number), msg(f"mail-step-{number}", email=email)) for number in (1, 2, 3)))


def _help(about: Help) -> tuple[Block[Words], ...]:
    blocks: list[Block[Words]] = [Heading(Msg("mail-help-heading")), Text(Msg("mail-help"))]
    missing = [one for one in about.ccts if not one.contact]
    links = contact_links(about.ccts)
    if links:
        blocks.append(Links(links))
    if len(missing) == len(about.ccts):
        blocks += [Text(msg("support-no-contact", cct=one.name, ruisss=one.ruisss)) for one in missing]
    if about.links:
        blocks.append(Links(tuple((named(link), link.url) for link in about.links)))
    return (*blocks, Text(Msg("mail-no-patient-data"), quiet=True))


def _row(one: Invited) -> Row[Words]:
    account = one.account
    who = msg("mail-notice-who", name=account.name, email=account.email) if account.name else account.email
    place: Words = short_establishment(one.place) if one.place else Msg("no-establishment")
    return Row((who, place, _day(one)))


def _day(one: Invited) -> Msg:
    return msg("value-date", at=one.until) if one.until else Msg("unknown-date")
