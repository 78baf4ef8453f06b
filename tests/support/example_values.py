"""Invented accounts, operations and journal rows for the example views; hostile ones hold what escapes, turns or overflows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from commands.domain.accounts import Account, HeadOfService, Profile, Status, UserType
from commands.domain.operations import PAYLOAD_VERSION, Kind, Operation, State
from commands.domain.reference import ReferenceData
from commands.ports import AuditEntry, AuditRow
from storage.reference.loader import load_reference
from tests.support.clock import START

MARKUP = "<script>alert(1)</script> <!channel> <@U0AAAAAAA> *gras* _x_ ~y~ `z` [a](https://x.ca) & \"'\\|>"
HOSTILE = f"{MARKUP} \u202e\u200b\x07 {'é' * 120}"
NAMES = (("Maïka", "Thériault"), ("Ovide", "Nkemelu"), ("Josée", "Paradis-Côté"), ("Salle", "Cardiologie 2"), ("Anh", "Pham"))


@cache
def reference() -> ReferenceData:
    return load_reference()


def account(number: int = 0, **changes: Any) -> Account:
    """An active licensed account of 03, every field filled."""
    first, last = NAMES[number % len(NAMES)]
    made = Account(
        id=number + 1,
        public_id=f"pub{number:04}",
        version=3,
        email=f"compte{number}.essai.ciussscn@ssss.gouv.qc.ca",
        status=Status.ACTIVE,
        user_type=UserType.LICENSED,
        raw_type=2,
        zoom_id=f"z{number}",
        first_name=first,
        last_name=last,
        department="Pédiatrie",
        job_title="Médecin",
        timezone="America/Montreal",
        establishment="03",
        installation="03-001",
        profile=Profile.TELECONSULTATION,
        specialty="pediatrie",
        oncology=True,
        generic=False,
        head=None,
        large_meeting=500,
        webinar=1000,
        created_at=START - timedelta(days=400),
        last_login_at=START - timedelta(days=2),
        invited_at=None,
        invitation_known=False,
        off_network=False,
        read_at=START,
    )
    return replace(made, **changes)


def pending(number: int = 1, days: int = 12, **changes: Any) -> Account:
    """Invited `days` ago."""
    invited = {"status": Status.PENDING, "zoom_id": None, "invited_at": START - timedelta(days=days), "invitation_known": True}
    return account(number, **{**invited, "created_at": None, "last_login_at": None, **changes})


def hostile(number: int = 9) -> Account:
    """An account whose every text is hostile, its address included."""
    return account(
        number,
        email=f"{HOSTILE}@x.ca",
        first_name=HOSTILE,
        last_name=HOSTILE,
        department=HOSTILE,
        job_title=HOSTILE,
        timezone=HOSTILE,
        establishment=HOSTILE,
        installation=HOSTILE,
        specialty=HOSTILE,
        generic=True,
        head=HeadOfService(name=HOSTILE, email=HOSTILE),
        user_type=UserType.UNKNOWN,
        raw_type=99,
        off_network=True,
        deferred=(("department", HOSTILE), ("was_user_type", "licensed")),
    )


def operation(kind: Kind = Kind.CREATE, state: State = State.PLANNED, **changes: Any) -> Operation:
    made = Operation(
        id=1,
        public_id="op0001",
        kind=kind,
        state=state,
        actor="odile.gestion.ciussscn@ssss.gouv.qc.ca",
        email="compte0.essai.ciussscn@ssss.gouv.qc.ca",
        account_id=1,
        establishments=("03",),
        payload={},
        payload_version=PAYLOAD_VERSION,
        step=0,
        started=False,
        tries=0,
        planned_at=START - timedelta(minutes=2),
        next_try_at=START,
        reference="7f3a9c",
    )
    return replace(made, **changes)


def audit_row(number: int, action: str = "créer", outcome: str = "created", **entry: Any) -> AuditRow:
    told = {"actor": "odile.gestion.ciussscn@ssss.gouv.qc.ca", "subject": f"compte{number}.essai.ciussscn@ssss.gouv.qc.ca"}
    made = AuditEntry(
        action=action, outcome=outcome, origin="slack", reference="7f3a9c", **{**told, "establishment": "03", **entry}
    )
    return AuditRow(id=1000 - number, at=START - timedelta(hours=number), entry=made, sealed=True)
