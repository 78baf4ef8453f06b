"""What a simulated Zoom account looks like when it starts.

Everything has a default, so that ``SimulatorSettings()`` alone is a working account of 5,000 invented people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Plan = Literal["free", "pro", "business"]

SCOPES: tuple[str, ...] = (
    "user:read:list_users:admin",
    "user:read:user:admin",
    "user:read:settings:admin",
    "user:read:summary:admin",
    "user:write:user:admin",
    "user:update:user:admin",
    "user:update:status:admin",
    "user:delete:user:admin",
    "user:update:settings:admin",
    "user:write:feature:admin",
    "billing:read:plan_usage:admin",
    "group:read:list_groups:admin",
    "group:read:list_members:admin",
    "group:write:member:admin",
    "group:delete:member:admin",
    "meeting:read:list_meetings:admin",
    "webinar:read:list_webinars:admin",
    "report:read:operation_logs:admin",
)


class SimulatedEstablishment(NamedTuple):
    """Where invented people work.

    ``address`` is a suffix before @ssss.gouv.qc.ca (``ciussscn``), a domain of its own (it has a dot: ``icm-mhi.org``)
    or "" for plain ``@ssss.gouv.qc.ca``. The same key may come twice, with another address.
    """

    key: str
    name: str
    address: str
    installations: Sequence[str]


DEFAULT_ESTABLISHMENTS: tuple[SimulatedEstablishment, ...] = tuple(
    SimulatedEstablishment(key, name, address, (f"Hôpital {site}", f"CLSC {site}", f"CHSLD {site}"))
    for key, name, address, site in (
        ("03", "CIUSSS de la Capitale-Nationale", "ciussscn", "des Remparts"),
        ("16-2", "CISSS de la Montérégie-Est", "cisssme16", "des Vergers"),
        ("16-3", "CISSS de la Montérégie-Ouest", "cisssmo16", "des Écluses"),
        ("16-3", "CISSS de la Montérégie-Ouest", "csssjr16", "du Haut-Canal"),
        ("16-1", "CISSS de la Montérégie-Centre", "cisssmc16", "du Bassin"),
        ("01", "CISSS du Bas-Saint-Laurent", "cisssbsl", "des Battures"),
        ("06-2", "CIUSSS du Centre-Ouest-de-l'Île-de-Montréal", "ccomtl", "du Coteau"),
        ("06-2", "CIUSSS du Centre-Ouest-de-l'Île-de-Montréal", "jgh.mcgill.ca", "du Flanc"),
        ("06-1", "CIUSSS de l'Ouest-de-l'Île-de-Montréal", "comtl", "de la Pointe"),
        ("06-5", "CIUSSS de l'Est-de-l'Île-de-Montréal", "cemtl", "des Raffineurs"),
        ("06-4", "CIUSSS du Nord-de-l'Île-de-Montréal", "cnmtl", "de la Rivière"),
        ("06-3", "CIUSSS du Centre-Sud-de-l'Île-de-Montréal", "ccsmtl", "du Vieux-Quai"),
        ("12", "CISSS de Chaudière-Appalaches", "cisssca", "de l'Érablière"),
        ("CHUM", "CHUM", "chum", "de la Tour"),
        ("05", "CIUSSS de l'Estrie-CHUS", "ciussse-chus", "des Cantons"),
        ("18", "Conseil cri de la santé et des services sociaux de la Baie-James", "reg18", "des Outardes"),
        ("CUSM", "CUSM", "muhc.mcgill.ca", "du Glacis"),
        ("CHUQ", "CHU de Québec-UL", "chudequebec.ca", "du Cap"),
        ("ICM", "Institut de cardiologie de Montréal", "icm-mhi.org", "du Parc"),
        ("11-2", "CISSS des Îles", "", "des Dunes"),
        ("09", "CISSS de la Côte-Nord", "", "de la Baie"),
    )
)


@dataclass(frozen=True)
class SimulatorSettings:
    """The account simulated. ``seats`` None means what the invented people use, and 10 % more.

    ``webhook_retry_seconds``: pauses before each new try; Zoom's own are about 5, 20 and 60 minutes.
    ``strict_tokens``: a new token ends the earlier ones, as has been seen at Zoom.
    ``plans_usage``: the shape of plan_base in GET /accounts/me/plans/usage, which varies, or its refusal on a standard account.
    ``limited_domains``: other addresses are refused with 1116. ``managed_domains``: cannot be disassociated (1107).
    """

    users: int = 5000
    seats: int | None = None
    large_meeting_seats: int | None = None
    webinar_seats: int | None = None
    seed: int = 1
    plan: Plan = "business"
    account_id: str = "demo-account"
    client_id: str = "demo-client"
    client_secret: str = "demo-secret"  # noqa: S105 - opens nothing but this simulator
    scopes: tuple[str, ...] = SCOPES
    strict_tokens: bool = False
    enforce_rates: bool = False
    plans_usage: Literal["object", "array", "refused"] = "object"
    on_premises: bool = False
    limited_domains: tuple[str, ...] = ()
    managed_domains: tuple[str, ...] = ()
    faults: str = ""
    webhook_url: str | None = None
    webhook_secret: str = ""
    webhook_retry_seconds: tuple[float, ...] = (0.5, 2.0, 6.0)
    establishments: Sequence[SimulatedEstablishment | tuple[str, str, str, Sequence[str]]] = DEFAULT_ESTABLISHMENTS
