"""A digest as it was read, beside the one that was owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from tests.support.quarter.plan import ChannelPlan
from tests.support.quarter.rules import Digest, Figures
from tests.support.quarter.words import Read

PAGE = 20
"""Rows that a message holds."""
NAMED = 5
"""Establishments with few seats that are told one by one."""


def differences(plan: ChannelPlan, owed: Digest, read: Read) -> Iterator[str]:
    """What is wrong, in words; nothing where all is right."""
    expected, found = owed.figures, read.figures
    if expected.quiet:
        expected = replace(expected, expired=0, expiring=0, activated=0)
    if len(expected.tight) > NAMED and len(found.tight) == NAMED and set(found.tight) < set(expected.tight):
        expected = replace(expected, tight=found.tight, more_tight=len(expected.tight) - NAMED)
    for one in fields(Figures):
        if getattr(expected, one.name) != getattr(found, one.name):
            yield f"{one.name} is {getattr(found, one.name)}, not {getattr(expected, one.name)}"
    yield from _rows(owed if plan.registered and not expected.quiet else replace(owed, listed=(), rank={}), read)


def _rows(owed: Digest, read: Read) -> Iterator[str]:
    """Most urgent first, as many as a page holds, and the others counted."""
    ranks = [owed.rank.get(email) for email in read.listed]
    if len(set(read.listed)) != len(read.listed) or ranks != [owed.rank[email] for email in owed.listed[:PAGE]]:
        yield f"lists {read.listed}, not {owed.listed[:PAGE]}"
    if read.more != max(0, len(owed.listed) - PAGE):
        yield f"counts {read.more} others, not {max(0, len(owed.listed) - PAGE)}"
