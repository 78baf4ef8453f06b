"""What is read from a request's free text (R60): a proposal for a card that people complete, never an order."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from commands.domain.accounts import Pool
from commands.domain.addresses import AddressReason
from commands.domain.people import Role


class Wish(enum.StrEnum):
    """What is wanted. `CAPACITY` is a larger meeting, a webinar or more seats; `ACCESS` is the bot's own rights."""

    CREATE = "create"
    REACTIVATE = "reactivate"
    REASSIGN = "reassign"
    CAPACITY = "capacity"
    ACCESS = "access"
    QUESTION = "question"
    RESEND = "resend"
    MODIFY = "modify"
    DEACTIVATE = "deactivate"
    DELETE = "delete"
    ATTACH = "attach"
    """Filed from « rattacher » where the address names another establishment (R6); never read from a text."""
    UNCLEAR = "unclear"


class Part(enum.StrEnum):
    """A person's part: the one it is about, who gives or takes a licence (R52), who answers for a generic account (R24)."""

    SUBJECT = "subject"
    GIVER = "giver"
    TAKER = "taker"
    HEAD = "head"


class Field(enum.StrEnum):
    """Fields that can be missing or uncertain. The values name the columns of a request's card."""

    WISH = "wish"
    PERSON = "person"
    EMAIL = "email"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    SERVICE = "service"
    HEAD = "head"
    GIVER = "giver"
    TAKER = "taker"
    ESTABLISHMENT = "establishment"
    INSTALLATION = "installation"
    SPECIALTY = "specialty"
    POOL = "pool"
    CAPACITY = "capacity"
    ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRead:
    """One person, or one generic account (`generic`; then `service` is its name and the names are empty, R24).

    `email` is folded and, for a near miss, the address proposed; `written` is then what was typed. `address` tells whether
    the network takes it (R21); None without address. `establishment` is what the suffix or domain names, "" for none (R22).
    """

    email: str = ""
    written: str = ""
    address: AddressReason | None = None
    first_name: str = ""
    last_name: str = ""
    generic: bool = False
    service: str = ""
    establishment: str = ""
    part: Part = Part.SUBJECT

    @property
    def name(self) -> str:
        return self.service if self.generic else f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What `read_request` found; "" and None where the text does not say.

    `own`: the account or the right is the writer's own. `establishment` and `installation` are a key and a code.
    `pool`, `capacity` (participants) and `seats` (how many more) belong to `CAPACITY`; `role` to `ACCESS`. `missing` names what
    that wish still needs, `uncertain` what was read two ways (a suffix against the words, a corrected address). `refused`: the
    text holds a patient's number (R63), and nothing else of it is here.
    """

    wish: Wish = Wish.UNCLEAR
    people: tuple[PersonRead, ...] = ()
    own: bool = False
    establishment: str = ""
    installation: str = ""
    oncology: bool | None = None
    specialty: str = ""
    pool: Pool | None = None
    capacity: int | None = None
    seats: int | None = None
    role: Role | None = None
    missing: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    refused: bool = False
