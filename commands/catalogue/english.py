"""The English names of arguments, as the help shows them to readers of English; each is one that the catalogue accepts."""

from __future__ import annotations

from collections.abc import Mapping

from commands.catalogue.spec import Argument

_NAMES: Mapping[str, str] = {
    "accorder": "grant",
    "afficher": "show",
    "allouer": "allocate",
    "au": "to",
    "chef": "head",
    "chef-courriel": "head-email",
    "colonnes": "columns",
    "compte": "account",
    "courriel": "email",
    "demande": "request",
    "departement": "department",
    "depuis": "since",
    "du": "from",
    "etab": "establishment",
    "etablissement": "establishment",
    "auto": "automatic",
    "cancer": "oncology",
    "exempter": "exempt",
    "expiration": "expiry",
    "filtre": "filter",
    "fonction": "job-title",
    "fuseau": "timezone",
    "generique": "generic",
    "grande-reunion": "large-meeting",
    "heure": "hour",
    "historique": "history",
    "hors-reseau": "off-network",
    "inactif-depuis": "inactive-for",
    "installation": "site",
    "inclure": "include",
    "jours": "days",
    "jusqu-au": "until",
    "langue": "language",
    "mois": "month",
    "nature": "kind",
    "nom": "last-name",
    "non-associes": "unassociated",
    "ordre": "order",
    "personne": "person",
    "places": "seats",
    "prenom": "first-name",
    "priorite": "priority",
    "profil": "profile",
    "quand": "when",
    "raison": "reason",
    "rapport": "report",
    "reprendre": "resume",
    "resultat": "outcome",
    "retirer": "revoke",
    "revue": "review",
    "seuil": "threshold",
    "silence": "quiet",
    "sorte": "pool",
    "specialite": "specialty",
    "statut": "status",
    "territoire": "territory",
    "sujet": "topic",
    "texte": "text",
    "transfert": "transfer",
    "usage": "use",
    "tri": "sort",
    "webinaire": "webinar",
}


def english_of(argument: Argument) -> str:
    """The name to type in English; its own where that is English too (`type`, `operation`)."""
    return _NAMES.get(argument.name, argument.name)
