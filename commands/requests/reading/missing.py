"""What a request still needs before somebody can approve it, by wish."""

from __future__ import annotations

from collections.abc import Iterator

from commands.domain.accounts import Pool
from commands.domain.addresses import AddressReason
from commands.requests.reading.model import Field, Part, PersonRead, Read, Wish

_ABOUT_ONE_ACCOUNT = frozenset({Wish.REACTIVATE, Wish.RESEND, Wish.MODIFY, Wish.DEACTIVATE, Wish.DELETE})


def missing_of(read: Read) -> tuple[str, ...]:
    """Names of `Field` that the wish still needs, each once, in the card's order."""
    needed = {*_needed(read)}
    return tuple(field.value for field in Field if field in needed)


def _needed(read: Read) -> Iterator[Field]:
    if read.wish is Wish.UNCLEAR:
        yield Field.WISH
    elif read.wish is Wish.CREATE:
        yield from _to_create(read)
    elif read.wish is Wish.REASSIGN:
        yield from _to_reassign(read)
    elif read.wish is Wish.CAPACITY:
        yield from _for_capacity(read)
    elif read.wish is Wish.ACCESS:
        yield from (field for field, known in ((Field.ROLE, read.role), (Field.ESTABLISHMENT, read.establishment)) if not known)
        yield from _address_of_somebody(read)
    elif read.wish in _ABOUT_ONE_ACCOUNT:
        yield from _address_of_somebody(read)


def _to_create(read: Read) -> Iterator[Field]:
    """The fields that a creation requires (R20 to R24); an address off the network cannot have an account (R21)."""
    subjects = [one for one in read.people if one.part is Part.SUBJECT]
    if not subjects and not read.own:
        yield from (Field.PERSON, Field.EMAIL)
    for one in subjects:
        yield from _of_new_account(one)
    if any(one.generic for one in subjects) and not _has_head(read):
        yield Field.HEAD
    told = ((Field.ESTABLISHMENT, read.establishment), (Field.INSTALLATION, read.installation), (Field.SPECIALTY, read.specialty))
    yield from (field for field, known in told if not known)


def _of_new_account(one: PersonRead) -> Iterator[Field]:
    if one.address not in (AddressReason.OK, AddressReason.NEAR_MISS):
        yield Field.EMAIL
    if one.generic:
        yield from () if one.service else (Field.SERVICE,)
    else:
        yield from (field for field, known in ((Field.FIRST_NAME, one.first_name), (Field.LAST_NAME, one.last_name)) if not known)


def _has_head(read: Read) -> bool:
    return any(one.part is Part.HEAD and one.email and one.name for one in read.people)


def _to_reassign(read: Read) -> Iterator[Field]:
    given = {one.part for one in read.people if one.email}
    if Part.GIVER not in given and not read.own:
        yield Field.GIVER
    if Part.TAKER not in given:
        yield Field.TAKER


def _for_capacity(read: Read) -> Iterator[Field]:
    if read.pool is Pool.LICENCE:
        yield from () if read.establishment else (Field.ESTABLISHMENT,)
        return
    if read.capacity is None:
        yield Field.CAPACITY
    yield from _address_of_somebody(read)


def _address_of_somebody(read: Read) -> Iterator[Field]:
    if not read.own and not any(one.email for one in read.people if one.part is not Part.HEAD):
        yield Field.EMAIL
