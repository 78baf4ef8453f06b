"""Typed text is understood as people type it, or said not to be; never guessed, never a crash."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commands.catalogue import COMMANDS, find
from commands.incoming import ActionInput, FormInput, MessageInput, TextInput
from commands.interpret import interpret, wants_channel
from commands.invocation import Invocation, Misunderstood, Origin
from commands.parser.nearness import near_commands
from commands.requests.reading.given_names import GIVEN_NAMES

ADDRESS = "anne.bouchard.ciussscn@ssss.gouv.qc.ca"


def read(text: str, command: str = "/iris") -> Invocation | Misunderstood:
    return interpret(TextInput(text), command, "key-1")


def understood(text: str, command: str = "/iris") -> Invocation:
    found = read(text, command)
    assert isinstance(found, Invocation), found
    return found


def misunderstood(text: str) -> Misunderstood:
    found = read(text)
    assert isinstance(found, Misunderstood), found
    return found


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", "aide"),
        ("   ", "aide"),
        ("?", "aide"),
        ("« »", "aide"),
        ("/iris", "aide"),
        ("/iris liste", "liste"),
        ("iris liste", "liste"),
        ("IRIS, liste", "liste"),
        ("<@U012ABCDEF> liste", "liste"),
        ("LISTE", "liste"),
        ("list", "liste"),
        ("liste:", "liste"),
        ("/liste", "liste"),
        ("creer", "créer"),
        ("CRÉER", "créer"),
        ("cre\u0301er", "créer"),
        ("en attente", "attente"),
        ("desactiver x@y.ca", "désactiver"),
        ("etat", "état"),
        ("acces", "accès"),
    ],
)
def test_a_command_is_known_by_any_of_its_names(text: str, command: str) -> None:
    assert understood(text).command == command


def test_the_configured_name_may_lead_the_text() -> None:
    assert understood("/licences-iris liste", "/licences-iris").command == "liste"
    assert understood("zoom liste", "/zoom").command == "liste"


def test_a_slash_command_named_like_one_of_ours_does_not_swallow_it() -> None:
    assert understood("licences", "/licences").command == "licences"


def test_a_bare_address_opens_its_card() -> None:
    found = understood(f"<mailto:{ADDRESS}|{ADDRESS}>")
    assert (found.command, found["compte"]) == ("fiche", ADDRESS)


@pytest.mark.parametrize("word", ["bonjour", "anne bouchard", "12345", "étab=03"])
def test_other_words_are_not_guessed(word: str) -> None:
    found = misunderstood(word)
    assert not found.command
    assert found.word


@pytest.mark.parametrize(
    ("word", "near"), [("lsite", "liste"), ("suprimé", "supprimer"), ("desactver", "désactiver"), ("supp", "supprimer")]
)
def test_a_slip_is_met_with_the_command_that_was_meant(word: str, near: str) -> None:
    assert near in misunderstood(word).near


def test_no_given_name_is_near_a_command_that_writes() -> None:
    for name in GIVEN_NAMES:
        assert not [one for one in near_commands(name) if any(spec.writes for spec in COMMANDS if spec.name == one)], name


@pytest.mark.parametrize("word", ["colette", "odele", "dupond", "marcelin"])
def test_a_word_with_another_first_letter_is_near_nothing_that_takes_away(word: str) -> None:
    assert not {"supprimer", "annuler", "désactiver"} & set(near_commands(word))


@pytest.mark.parametrize(
    "text",
    [
        "liste etab=03",
        "liste ÉTAB=03",
        "liste etab:03",
        "liste etab : 03",
        "liste etab\u00a0: 03",
        "liste etab = 03",
        "liste etab= 03",
        "liste --etab 03",
        "liste —etab=03",
        "liste établissement=03",
        "liste establishment='03'",
        "liste etab=« 03 »",
        "liste etab=“03”",
        'liste etab="03"',
        "liste \u200eetab=03\u200f",
    ],
)
def test_an_argument_is_read_however_it_is_typed(text: str) -> None:
    assert understood(text).values == {"etab": "03"}


@pytest.mark.parametrize(
    "text",
    [
        f"réattribuer {ADDRESS} à b@ssss.gouv.qc.ca",
        f"réattribuer de {ADDRESS} à b@ssss.gouv.qc.ca",
        f"reassign from {ADDRESS} to b@ssss.gouv.qc.ca",
        f"réattribuer {ADDRESS} b@ssss.gouv.qc.ca",
        f"réattribuer à=b@ssss.gouv.qc.ca {ADDRESS}",
    ],
)
def test_an_address_is_led_by_the_word_that_people_put_before_it(text: str) -> None:
    assert understood(text).values == {"compte": ADDRESS, "courriel": "b@ssss.gouv.qc.ca"}


def test_values_given_twice_are_both_kept_where_several_may_be() -> None:
    assert understood("liste statut=actif statut=attente")["statut"] == "actif,attente"


def test_a_single_value_given_twice_is_not_chosen_for_the_person() -> None:
    found = misunderstood("modifier a@b.ca nom=Roy nom=Roi")
    assert (found.word, found.near, found.argument) == ("nom", ("nom",), True)


@pytest.mark.parametrize(
    "quoted", ["« Hôpital de La Malbaie »", "“Hôpital de La Malbaie”", '"Hôpital de La Malbaie"', "'Hôpital de La Malbaie'"]
)
def test_quotes_keep_words_together(quoted: str) -> None:
    assert understood(f"créer {ADDRESS} installation={quoted}")["installation"] == "Hôpital de La Malbaie"


def test_an_apostrophe_inside_a_word_quotes_nothing() -> None:
    assert understood("chercher l'hôpital d’Amqui")["texte"] == "l'hôpital d’Amqui"


@pytest.mark.parametrize("flag", ["hors-reseau", "hors-réseau", "hors réseau", "--hors-reseau", "off-network", "hors-reseau=oui"])
def test_a_flag_needs_no_value(flag: str) -> None:
    assert understood(f"liste {flag}").values.keys() == {"hors-reseau"}


@pytest.mark.parametrize("flag", ["--simuler", "—simuler", "–simuler", "-simuler", "--simulate", "--SIMULER", "--simuler=oui"])
def test_simulating_is_asked_with_any_dash(flag: str) -> None:
    """R82."""
    for text in (f"supprimer {ADDRESS} {flag}", f"supprimer {flag} {ADDRESS}"):
        found = understood(text)
        assert found.simulate
        assert found.values == {"compte": ADDRESS}


@pytest.mark.parametrize("flag", ["--simulr", "simuler", "--dry", "-x"])
def test_a_mistyped_option_never_lets_the_write_through(flag: str) -> None:
    """R82: somebody who meant to simulate must not act."""
    assert misunderstood(f"supprimer {ADDRESS} {flag}").argument


def test_an_open_quote_does_not_swallow_the_simulation() -> None:
    found = read(f'désactiver {ADDRESS} raison="départ --simuler "prévu"')
    assert isinstance(found, Misunderstood) or found.simulate


def test_several_loose_words_are_one_search() -> None:
    assert understood("chercher Hélène  Tremblay").values == {"texte": "Hélène Tremblay"}


def test_a_time_or_a_link_in_a_search_is_only_text() -> None:
    assert understood("chercher 8:00 https://x.ca")["texte"] == "8:00 https://x.ca"


@pytest.mark.parametrize(("name", "near"), [("statu", "statut"), ("instalation", "installation"), ("profl", "profil")])
def test_an_unknown_argument_is_met_with_the_near_one(name: str, near: str) -> None:
    found = misunderstood(f"liste {name}=x")
    assert (found.command, found.argument) == ("liste", True)
    assert near in found.near


def test_hidden_arguments_cannot_be_typed() -> None:
    assert misunderstood(f"supprimer {ADDRESS} jeton=abc").argument
    assert misunderstood("liste curseur=abc").argument


def test_over_long_text_is_refused() -> None:
    assert misunderstood("liste " + "a" * 3_000).too_long


def test_typed_writes_bear_the_key_of_their_message() -> None:
    """R44: the platform's retry of one message is one intent."""
    assert understood(f"supprimer {ADDRESS}").intent == "key-1"


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("=:«»“”\"'-—–<>|@!#& \u00a0\u202e\u200b\x00\ud800,;/éÉ"),
    ),
    max_size=300,
)
PIECES = st.lists(
    st.one_of(
        HOSTILE,
        st.sampled_from(
            [
                "liste",
                "créer",
                "supprimer",
                "etab=",
                "nom=«",
                "--simuler",
                "—",
                "<mailto:",
                "<@U1|",
                "hors",
                "réseau",
                ADDRESS,
                "texte:",
            ]
        ),
    ),
    max_size=12,
)


@given(PIECES.map(" ".join))
@example("<mailto:" * 300)
@example("\ud800")
def test_no_text_makes_the_parser_raise(text: str) -> None:
    found = read(text)
    if isinstance(found, Invocation):
        spec = next(one for one in COMMANDS if one.name == found.command)
        assert found.values.keys() <= {one.name for one in spec.arguments if not one.hidden}


@given(
    st.one_of(HOSTILE, st.sampled_from(["v1.liste.", "v1.supprimer."]).flatmap(lambda head: HOSTILE.map(head.__add__))),
    st.dictionaries(HOSTILE, HOSTILE, max_size=3),
)
def test_no_button_or_form_makes_it_raise(wire: str, values: dict[str, str]) -> None:
    interpret(ActionInput(wire), "/iris", "k")
    interpret(FormInput(wire, values), "/iris", "k")


def test_a_button_may_carry_hidden_values() -> None:
    found = interpret(ActionInput("v1.liste.curseur=abc&etab=03"), "/iris", "k")
    assert isinstance(found, Invocation)
    assert (found.origin, found["curseur"], found.intent) == (Origin.BUTTON, "abc", "k")


def test_a_form_holds_over_what_it_was_opened_with() -> None:
    found = interpret(FormInput("v1.modifier.compte=abc&nom=Roy&nonce=n1", {"nom": ""}, simulate=True), "/iris", "k")
    assert isinstance(found, Invocation)
    assert (found["compte"], found.values["nom"], found.simulate, found.intent) == ("abc", "", True, "n1")


@pytest.mark.parametrize("wire", ["v1.modifier.inconnu=1", "v1.inconnue.", "v1.list.", "n’importe quoi", "v1.liste.a=1&&&"])
def test_a_button_not_of_ours_is_garbled(wire: str) -> None:
    found = interpret(ActionInput(wire), "/iris", "k")
    assert isinstance(found, Misunderstood)
    assert found.garbled


def test_a_button_of_another_schema_is_stale() -> None:
    found = interpret(ActionInput("v0.liste.etab=03"), "/iris", "k")
    assert isinstance(found, Misunderstood)
    assert found.stale


def test_a_form_field_that_is_not_an_argument_is_garbled() -> None:
    found = interpret(FormInput("v1.modifier.compte=abc", {"admin": "1"}), "/iris", "k")
    assert isinstance(found, Misunderstood)
    assert found.garbled


# --- what is written among people


def test_a_mention_that_is_no_command_is_a_request() -> None:
    """R60: the words go as they were written."""
    text = "bonjour,\nil faudrait un compte pour <mailto:jean.roy@ssss.gouv.qc.ca|jean.roy@ssss.gouv.qc.ca>"
    found = interpret(TextInput(text), "/iris", "k", mentioned=True)
    assert isinstance(found, Invocation)
    assert found.command == "demander"
    assert found["texte"] == "bonjour,\nil faudrait un compte pour jean.roy@ssss.gouv.qc.ca"
    assert found.intent == "k"
    assert isinstance(interpret(TextInput(text), "/iris", "k"), Misunderstood), "a typed command is not guessed at"


def test_the_words_of_a_request_are_whole_after_a_greeting() -> None:
    """R60: all that stands after the command, line ends included."""
    found = interpret(TextInput("/iris bonjour, demander un compte\npour Jean Roy"), "/iris", "k")
    assert isinstance(found, Invocation)
    assert (found.command, found["texte"]) == ("demander", "un compte\npour Jean Roy")


@pytest.mark.parametrize("text", ["bonjour", "Merci!", "thanks"])
def test_a_greeting_among_people_is_no_request(text: str) -> None:
    """R60: it asks for nothing."""
    assert isinstance(interpret(TextInput(text), "/iris", "k", mentioned=True), Misunderstood)


@pytest.mark.parametrize("text", ["fiche jean.roy@ssss.gouv.qc.ca", "aide", ""])
def test_a_mention_with_a_command_runs_it(text: str) -> None:
    assert interpret(TextInput(text), "/iris", "k", mentioned=True) == interpret(TextInput(text), "/iris", "k")


def test_a_command_with_words_that_it_has_not_is_a_request_where_people_talk() -> None:
    """R60: « créer un compte pour… » is a sentence."""
    found = interpret(TextInput("créer un compte pour Jean Roy svp"), "/iris", "k", mentioned=True)
    assert isinstance(found, Invocation)
    assert (found.command, found["texte"]) == ("demander", "créer un compte pour Jean Roy svp")


@pytest.mark.parametrize("text", ["supprimer jean.roy@ssss.gouv.qc.ca", "liste", "merci!"])
def test_what_is_overheard_runs_nothing(text: str) -> None:
    """R61: in a request's thread, what is written to nobody in particular is for the other side, be it a command's name."""
    found = interpret(TextInput(text), "/iris", "k", overheard=True)
    assert isinstance(found, Invocation)
    assert (found.command, found["texte"]) == ("demander", text)


def test_a_chosen_message_opens_the_request_s_form() -> None:
    """R60: nothing is filed by choosing it, whatever it says."""
    found = interpret(MessageInput("supprimer jean.roy@ssss.gouv.qc.ca"), "/iris", "k")
    assert isinstance(found, Invocation)
    assert (found.command, found["geste"]) == ("demander", "remplir")
    assert found["texte"] == "supprimer jean.roy@ssss.gouv.qc.ca"


def test_the_channel_is_looked_at_for_its_own_command_alone() -> None:
    """R7: it costs the platform a call."""
    assert wants_channel(TextInput("canal soutien"), "/iris") is bool(find("canal"))
    assert not wants_channel(TextInput("liste"), "/iris")
    assert not wants_channel(TextInput("n’importe quoi"), "/iris")
