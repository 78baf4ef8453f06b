"""A small real desk for front ends' tests: a few commands with state, no store and no Zoom."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from msgspec import structs

from bot.front import Answer, MadeFile
from bot.i18n import translator
from commands.actions import Action, action, decode
from commands.catalogue import COMMANDS
from commands.domain.errors import Malformed
from commands.files.sheets import Sheet, Unreadable
from commands.incoming import ActionInput, FileInput, FormInput, Incoming, MessageInput, Outcome, Person, TextInput
from commands.views.nodes import (
    Button,
    Buttons,
    Field,
    FieldKind,
    Form,
    Heading,
    Localised,
    Notice,
    Option,
    Progress,
    Text,
    Tone,
    View,
)
from tests.support.sample_views import sample_card, sample_confirmation, sample_form, sample_list

SITES = ("Hôpital de l’Enfant-Jésus", "Hôpital Sainte-Anne-de-Beaupré", "CLSC de Limoilou", "CLSC Orléans")
TAKEN = "prise@ssss.gouv.qc.ca"
"""An address that no form creates."""


def _said(sentence: str, tone: Tone) -> Localised:
    return View(summary=sentence, blocks=(Notice(sentence, tone), Text("Référence K7M2Q4XA", quiet=True)))


UNDER_WAY = Answer(outcome=Outcome.PLANNED, view=_said("Renvoi en cours.", Tone.INFO), settled=False, operation="op-7")
"""What « renvoyer » is answered; its end comes as a message of the courier's."""


class SmallDesk:
    """Implements `bot.front.Desk`. `deletions` counts the confirmations that took effect; `created` the addresses created;
    `filed` what requests say, and what was written in the threads of others.
    """

    def __init__(self) -> None:
        self.deletions = 0
        self.created: list[str] = []
        self.heard: list[Incoming] = []
        self.delay = 0.0
        self.filed: list[str] = []
        self.threads: set[str] = set()
        """Addresses of the threads that are ours."""
        self.registered_channels: set[str] = set()
        self.offered: dict[tuple[str, str], Callable[[], Awaitable[MadeFile | None]]] = {}
        """Files by whom they were offered to, and their offers' ids."""

    async def answer(self, incoming: Incoming) -> Answer:
        self.heard.append(incoming)
        await asyncio.sleep(self.delay)
        given = incoming.input
        match given:
            case TextInput(text) if incoming.thread and not incoming.mentioned:
                answer = self._file(text)
            case TextInput(text):
                answer = self._text(text.removeprefix("/iris").strip())
                if incoming.mentioned and answer.outcome is Outcome.UNDERSTOOD_NOT:
                    answer = self._file(text)
            case ActionInput(wire):
                answer = self._action(decode(wire))
            case FormInput():
                answer = self._form(given)
            case MessageInput(text):
                answer = Answer(outcome=Outcome.ASKED, form=_request_form(text))
            case FileInput(Sheet() as sheet):
                answer = Answer(outcome=Outcome.ASKED, view=_said(f"{sheet.name}: {len(sheet.lines)} lignes", Tone.INFO))
            case FileInput(Unreadable() as unread):
                why = translator(incoming.person.locale).words(unread.why)
                answer = Answer(outcome=Outcome.INVALID, view=_said(why, Tone.WARNING))
        return answer

    def _text(self, text: str) -> Answer:
        word = text.split(" ", maxsplit=1)[0]
        if word in {"créer", "create"}:
            return Answer(outcome=Outcome.ASKED, form=_misspelled(text) if "@sss." in text else sample_form())
        if word == "renvoyer":
            return UNDER_WAY
        views = {"liste": sample_list, "list": sample_list, "fiche": sample_card, "supprimer": sample_confirmation}
        if word in views:
            return Answer(outcome=Outcome.OK, view=views[word]())
        return Answer(outcome=Outcome.UNDERSTOOD_NOT, view=_said(f"« {text} » n’est pas une commande.", Tone.WARNING))

    def _action(self, pressed: object) -> Answer:
        if not isinstance(pressed, Action):
            raise Malformed("action")
        match pressed.command, pressed.values.get("geste"):
            case "supprimer", "oui":
                self.deletions += 1
                return Answer(outcome=Outcome.OK, view=_said("Compte supprimé.", Tone.SUCCESS), replace=True)
            case "supprimer", "fermer":
                return Answer(outcome=Outcome.OK, view=_said("Rien n’a été supprimé.", Tone.INFO), replace=True)
            case "supprimer", _:
                return Answer(outcome=Outcome.OK, view=sample_confirmation())
            case "créer", _:
                return Answer(outcome=Outcome.ASKED, form=sample_form(pressed.values))
            case "renvoyer" | "liste" as command, _:
                listed = Answer(outcome=Outcome.OK, view=sample_list(3))
                return structs.replace(UNDER_WAY if command == "renvoyer" else listed, replace=True)
            case _:
                return Answer(outcome=Outcome.OK, view=sample_card())

    def _file(self, text: str) -> Answer:
        self.filed.append(text)
        return Answer(outcome=Outcome.OK, view=_said("La demande est partie.", Tone.SUCCESS))

    def _form(self, given: FormInput) -> Answer:
        if "texte" in given.values:
            return self._file(given.values["texte"])
        required = ("courriel", "prenom", "installation")
        errors = {name: "Ce champ est obligatoire." for name in required if not given.values.get(name)}
        if errors:
            return Answer(outcome=Outcome.INVALID, errors=errors)
        email = given.values["courriel"]
        if given.simulate:
            return Answer(outcome=Outcome.SIMULATED, view=_said(f"Créerait {email}.", Tone.INFO))
        if email == TAKEN:
            return Answer(outcome=Outcome.REFUSED, view=_said("Cette adresse ne peut pas être utilisée.", Tone.WARNING))
        self.created.append(email)
        return Answer(outcome=Outcome.OK, view=_said(f"{email} est créé.", Tone.SUCCESS))

    async def options(self, person: Person, source: str, typed: str, chosen: Mapping[str, str]) -> tuple[Option[str], ...]:
        if source != "installation" or not person.email:
            return ()
        found = (site for site in SITES if typed.casefold() in site.casefold() and site not in chosen.values())
        return tuple(Option(f"03-{SITES.index(site):03}", site) for site in found)

    async def allowed(self, person: Person) -> frozenset[str]:
        return frozenset(spec.name for spec in COMMANDS) if person.email else frozenset()

    async def follows(self, platform: str, thread: str) -> bool:  # noqa: ARG002 - the port's: other desks have several
        return thread in self.threads

    async def registered(self, platform: str, channel: str) -> bool:  # noqa: ARG002 - the port's: other desks have several
        return channel in self.registered_channels

    async def take(self, person: Person, offer: str) -> MadeFile | None:
        return await self.offered[person.email, offer]() if (person.email, offer) in self.offered else None

    async def home(self, person: Person) -> Localised:
        return View(
            summary="Mes établissements",
            blocks=(
                Heading("03 CIUSSS de la Capitale-Nationale"),
                Progress("47 licences prises de 50; 3 libres", 47, 50),
                Text(f"{person.name}: à jour à 8 h 02", quiet=True),
            ),
        )

    def words(self, locale: str, key: str) -> str:
        return translator(locale).text(key)


def _request_form(text: str) -> Form[str]:
    field: Field[str] = Field("texte", "Votre demande", FieldKind.LONG_TEXT, required=True, value=text, max_length=3_000)
    return Form(title="Demander", submit="Envoyer", action="v1.demander.nonce=n2", fields=(field,))


def _misspelled(text: str) -> Form[str]:
    """With the button that corrects the address (R21)."""
    email = text.split(" ")[1]
    correct = Button("Corriger l’adresse", action("créer", courriel=email.replace("@sss.", "@ssss.")))
    return structs.replace(sample_form({"courriel": email}, {"courriel": "Adresse mal écrite."}), intro=(Buttons((correct,)),))
