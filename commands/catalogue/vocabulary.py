"""What the arguments of the commands are called, in both languages, and the values that they take (R10, R31)."""

from __future__ import annotations

from dataclasses import replace

from commands.catalogue.spec import Argument, ArgumentKind, Choice
from commands.domain.accounts import LARGE_MEETING_CAPACITIES, WEBINAR_CAPACITIES

STATUSES = (
    Choice("active", ("actif", "active", "actifs")),
    Choice("inactive", ("inactif", "inactive", "inactifs", "désactivé")),
    Choice("pending", ("en attente", "attente", "pending")),
    Choice("expired", ("expiré", "expired", "expirés")),
)
TYPES = (
    Choice("basic", ("basique", "basiques", "basic", "base")),
    Choice("licensed", ("licencié", "licenciés", "licensed", "licence")),
    Choice("local", ("utilisateur local", "local user", "local", "on-premises")),
)
PROFILES = (
    Choice("teleconsultation", ("téléconsultation", "teleconsultation", "clinique")),
    Choice("administrative", ("administrative", "administratif", "admin")),
)
YES_NO = (Choice("1", ("oui", "yes", "vrai", "true")), Choice("0", ("non", "no", "faux", "false")))
SORTS = (
    Choice("nom", ("name", "last name")),
    Choice("prenom", ("prénom", "first name")),
    Choice("courriel", ("email", "e-mail")),
    Choice("statut", ("status",)),
    Choice("type", ("kind",)),
    Choice("installation", ("site",)),
    Choice("etablissement", ("établissement", "establishment", "etab")),
    Choice("profil", ("profile",)),
    Choice("invitation", ("expiration", "échéance")),
    Choice("connexion", ("dernière connexion", "last sign-in", "last login", "sign-in")),
)
ORDERS = (
    Choice("asc", ("croissant", "ascendant", "ascending")),
    Choice("desc", ("décroissant", "descendant", "descending")),
)
POOLS = (
    Choice("licence", ("licences", "seat", "seats", "licenses")),
    Choice("large_meeting", ("grande réunion", "grande-réunion", "large meeting", "large-meeting")),
    Choice("webinar", ("webinaire", "webinaires", "webinars")),
)
LANGUAGES = (Choice("fr", ("français", "french")), Choice("en", ("anglais", "english")))

ACCOUNT = Argument(name="compte", kind=ArgumentKind.ACCOUNT, aliases=("account", "courriel", "email"), positional=True)
ESTABLISHMENTS = Argument(
    name="etab", kind=ArgumentKind.ESTABLISHMENT, aliases=("établissement", "establishment", "etablissements"), many=True
)
INSTALLATION = Argument(name="installation", kind=ArgumentKind.INSTALLATION, aliases=("site", "localisation"))
POOL = Argument(name="sorte", kind=ArgumentKind.CHOICE, aliases=("pool", "module"), choices=POOLS)
PROFILE = Argument(name="profil", kind=ArgumentKind.CHOICE, aliases=("profile",), choices=PROFILES)
ONCOLOGY = Argument(name="cancer", kind=ArgumentKind.CHOICE, aliases=("cancérologie", "oncology"), choices=YES_NO)
TEXT = Argument(name="texte", kind=ArgumentKind.TEXT, aliases=("text",), positional=True, many=True, personal=True)
CURSOR = Argument(name="curseur", kind=ArgumentKind.TOKEN, hidden=True)
TOKEN = Argument(name="jeton", kind=ArgumentKind.TOKEN, hidden=True)
STEP = Argument(name="geste", kind=ArgumentKind.TOKEN, hidden=True)
"""Which part of a command a button or a form is: "oui", "fermer", "formulaire"…; each handler names its own."""
NONCE = Argument(name="nonce", kind=ArgumentKind.TOKEN, hidden=True)
"""Made with a form or a button; makes its submission unique (R44)."""
VERSION = Argument(name="version", kind=ArgumentKind.TOKEN, hidden=True)
NEW_ADDRESS = Argument(name="nouveau-courriel", kind=ArgumentKind.EMAIL, hidden=True)
"""« modifier X courriel=Y »: another address for an account that was named, which is never given (R32)."""
REASON = Argument(name="raison", kind=ArgumentKind.TEXT, aliases=("reason", "motif"), personal=True)

PRIORITY = Argument(
    name="priorite",
    kind=ArgumentKind.CHOICE,
    aliases=("priorité", "priority"),
    choices=(
        Choice("normale", ("normal", "0")),
        Choice("elevee", ("élevée", "haute", "high", "1")),
        Choice("urgente", ("urgent", "2")),
    ),
)
TO_WAIT = (replace(REASON, hidden=True), replace(PRIORITY, hidden=True))
"""What the form of the waiting list adds to the command that waits (R53)."""

FILTERS = (
    ESTABLISHMENTS,
    INSTALLATION,
    Argument(name="statut", kind=ArgumentKind.CHOICE, aliases=("status",), choices=STATUSES, many=True),
    Argument(name="type", kind=ArgumentKind.CHOICE, aliases=("kind",), choices=TYPES, many=True),
    PROFILE,
    ONCOLOGY,
    Argument(name="inactif-depuis", kind=ArgumentKind.DURATION, aliases=("inactive-for", "inactif")),
    Argument(name="hors-reseau", kind=ArgumentKind.FLAG, aliases=("hors-réseau", "off-network")),
    Argument(name="non-associes", kind=ArgumentKind.FLAG, aliases=("non-associés", "unassociated")),
    Argument(name="tri", kind=ArgumentKind.CHOICE, aliases=("sort",), choices=SORTS),
    Argument(name="ordre", kind=ArgumentKind.CHOICE, aliases=("order",), choices=ORDERS),
    Argument(name="colonnes", kind=ArgumentKind.CHOICE, aliases=("columns",), choices=SORTS, many=True),
    CURSOR,
    STEP,
)

PERSON_FIELDS = (
    Argument(
        name="prenom",
        kind=ArgumentKind.TEXT,
        aliases=("prénom", "first-name", "firstname", "given-name", "service"),
        personal=True,
    ),
    Argument(
        name="nom", kind=ArgumentKind.TEXT, aliases=("last-name", "lastname", "surname", "family-name", "name"), personal=True
    ),
    Argument(name="departement", kind=ArgumentKind.TEXT, aliases=("département", "department"), personal=True),
    Argument(name="fonction", kind=ArgumentKind.TEXT, aliases=("job-title", "title"), personal=True),
    Argument(name="specialite", kind=ArgumentKind.TEXT, aliases=("spécialité", "specialty"), personal=True),
    PROFILE,
    Argument(name="type", kind=ArgumentKind.CHOICE, aliases=("kind",), choices=TYPES, refused=frozenset({"local"})),
    Argument(
        name="grande-reunion",
        kind=ArgumentKind.CHOICE,
        aliases=("grande-réunion", "large-meeting"),
        choices=(Choice("0", ("non", "no", "aucune", "none")), *(Choice(str(n)) for n in LARGE_MEETING_CAPACITIES)),
    ),
    Argument(
        name="webinaire",
        kind=ArgumentKind.CHOICE,
        aliases=("webinar",),
        choices=(Choice("0", ("non", "no", "aucun", "none")), *(Choice(str(n)) for n in WEBINAR_CAPACITIES)),
    ),
    Argument(name="etablissement", kind=ArgumentKind.ESTABLISHMENT, aliases=("établissement", "establishment", "etab")),
    INSTALLATION,
    Argument(name="fuseau", kind=ArgumentKind.TEXT, aliases=("timezone", "time-zone", "fuseau-horaire")),
    ONCOLOGY,
    Argument(name="generique", kind=ArgumentKind.CHOICE, aliases=("générique", "generic"), choices=YES_NO),
    Argument(name="chef", kind=ArgumentKind.TEXT, aliases=("chef-de-service", "head"), personal=True),
    Argument(name="chef-courriel", kind=ArgumentKind.EMAIL, aliases=("head-email", "courriel-chef")),
)
OF_THE_LICENCE = frozenset({"type", "grande-reunion", "webinaire"})
"""Fields of a person that a reassignment takes from whoever gives the licence (R52)."""
