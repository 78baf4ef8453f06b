"""Localised views and forms that hold every kind of node, with text that wants escaping; for renderers' tests."""

from __future__ import annotations

import base64

from commands.views.nodes import (
    Button,
    Buttons,
    ButtonStyle,
    Code,
    Column,
    Divider,
    Field,
    FieldKind,
    Fields,
    Form,
    Heading,
    Image,
    Links,
    Localised,
    Notice,
    Option,
    Progress,
    Row,
    Table,
    Text,
    Tone,
    View,
)

HOSTILE = "<script>alert('é')</script> & \"guillemets\" <@U123> \u202eenvers"
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
COLUMNS = ("Courriel", "Prénom", "Nom", "Statut", "Type", "Installation", "Établissement", "Profil")
NAMES = (("Maïka", "Thériault"), ("Ovide", "Nkemelu"), ("Josée", "Paradis-Côté"), ("Salle", "Cardiologie 2"), ("Anh", "Pham"))
STATUSES = ("Actif", "En attente", "Inactif", "Actif", "Expiré")
TONES = (Tone.SUCCESS, Tone.WARNING, Tone.INFO, Tone.SUCCESS, Tone.DANGER)


def sample_list(rows: int = 12) -> Localised:
    """A list of R10."""
    return View(
        summary="12 comptes du 03",
        blocks=(
            Heading("Comptes – 03 CIUSSS de la Capitale-Nationale"),
            Text("12 comptes, à jour à 8 h 02.", quiet=True),
            Table(
                caption="Comptes 1 à 12",
                columns=tuple(
                    Column(title, sort=f"v1.liste.tri={number}", sorted="asc" if number == 2 else "")
                    for number, title in enumerate(COLUMNS)
                ),
                rows=tuple(_row(number) for number in range(rows)),
                opens="Fiche",
            ),
            Buttons(
                (
                    Button("Page suivante", "v1.liste.curseur=abc"),
                    Button("Rafraîchir", "v1.liste.geste=rafraichir"),
                    Button("Créer un compte", "v1.créer.", ButtonStyle.PRIMARY),
                )
            ),
        ),
    )


def _row(number: int) -> Row[str]:
    first, last = NAMES[number % len(NAMES)]
    email = f"{first}.{last}{number}.ciussscn@ssss.gouv.qc.ca".replace(" ", "").casefold()
    cells = (email, first, last, STATUSES[number % 5], "Licencié", "Hôpital de l’Enfant-Jésus", "03", "Téléconsultation")
    return Row(cells, f"v1.fiche.compte=a{number}", (3, TONES[number % 5]))


def sample_card() -> Localised:
    """Every kind of node."""
    return View(
        summary="Fiche de Maïka Thériault",
        blocks=(
            Heading("Maïka Thériault"),
            Notice("L’invitation expire dans 3 jours (J27/30).", Tone.WARNING),
            Fields(
                (
                    ("Courriel", "maika.theriault.ciussscn@ssss.gouv.qc.ca"),
                    ("Statut", "En attente"),
                    ("Type d’utilisateur", "Licencié"),
                    ("Installation", "Hôpital de l’Enfant-Jésus"),
                    ("Spécialité", HOSTILE),
                    ("Date de création", ""),
                )
            ),
            Progress("Licences du 03: 47 de 50 prises", 47, 50),
            Buttons(
                (
                    Button("Renvoyer l’invitation", "v1.renvoyer.compte=a0", ButtonStyle.PRIMARY),
                    Button("Annuler l’invitation", "v1.supprimer.compte=a0", ButtonStyle.DANGER),
                    Button("Wiki IRIS", url="https://example.org/wiki"),
                )
            ),
            Divider(),
            Code(("/iris modifier maika.theriault.ciussscn@ssss.gouv.qc.ca fonction=infirmière",)),
            Links((("Soutien", "mailto:soutien@example.org"), ("Extranet", "https://example.org/a?b=1&c=2"))),
            Image(PIXEL, "Graphique: 47 de 50", "Licences"),
            Notice("Fait.", Tone.SUCCESS),
            Notice("Refusé.", Tone.DANGER),
            Notice("À savoir.", Tone.INFO),
            Text("Référence K7M2Q4XA", quiet=True),
        ),
    )


def sample_confirmation() -> Localised:
    return View(
        summary="Confirmer la suppression",
        blocks=(
            Heading("Confirmer la suppression"),
            Text("Voulez-vous supprimer cet élément?"),
            Fields((("Compte", "maika.theriault.ciussscn@ssss.gouv.qc.ca"), ("Rencontres à venir", "4"))),
            Notice("La suppression est définitive.", Tone.WARNING),
            Buttons(
                (
                    Button("OUI", "v1.supprimer.geste=oui&jeton=t1", ButtonStyle.DANGER, described="OUI, supprimer ce compte"),
                    Button("FERMER", "v1.supprimer.geste=fermer&jeton=t1"),
                )
            ),
        ),
    )


def sample_form(values: dict[str, str] | None = None, errors: dict[str, str] | None = None) -> Form[str]:
    """Every kind of field."""
    kept, wrong = values or {}, errors or {}
    specialties = (Option("", "Aucune"), Option("cardio", "Cardiologie"), Option("onco", "Oncologie <b>"))

    def field(name: str, label: str, kind: FieldKind, **more: object) -> Field[str]:
        made: Field[str] = Field(name, label, kind, value=kept.get(name, ""), error=wrong.get(name), **more)  # type: ignore[arg-type]  # a test's short form
        return made

    return Form(
        title="Créer un compte",
        submit="Créer",
        action="v1.créer.nonce=n1",
        intro=(Text("L’invitation part dès la création; le titulaire a 30 jours pour activer."),),
        fields=(
            field("courriel", "Courriel", FieldKind.EMAIL, required=True, hint="Adresse du réseau de la santé"),
            field("prenom", "Prénom", FieldKind.TEXT, required=True),
            field("nom", "Nom", FieldKind.TEXT),
            field("specialite", "Spécialité", FieldKind.CHOICE, required=True, options=specialties[1:]),
            field("installation", "Installation", FieldKind.SEARCH, required=True, source="installation"),
            field("cancer", "Cancérologie", FieldKind.CHECK),
            field("raison", "Remarque", FieldKind.LONG_TEXT, max_length=500),
        ),
        simulate=True,
    )


SAMPLES: dict[str, Localised] = {
    "list": sample_list(),
    "short list": sample_list(1),
    "empty list": sample_list(0),
    "card": sample_card(),
    "confirmation": sample_confirmation(),
    "summary alone": View(summary="Rien d’autre"),
}
FORMS: dict[str, Form[str]] = {
    "empty form": sample_form(),
    "form with errors": sample_form(
        {"courriel": HOSTILE, "prenom": "Zoé", "raison": "deux\nlignes", "specialite": "onco", "cancer": "1"},
        {"courriel": "Cette adresse n’est pas du réseau.", "installation": "Ce champ est obligatoire."},
    ),
}
