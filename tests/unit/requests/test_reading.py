"""Free text becomes a pre-filled card, never an order (R60); patient numbers refuse it whole (R63). People are invented."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.domain.accounts import Pool
from commands.domain.addresses import AddressReason
from commands.domain.people import Role
from commands.domain.reference import ReferenceData
from commands.requests.reading import Part, Read, Wish, read_request
from commands.requests.reading.text import MAX_LENGTH
from storage.reference.loader import load_reference
from tests.support.request_corpus import messages

LONGEST = 5.0
"""Seconds in which any text must be read, on a machine that others use too; hostile ones take less than one."""


@cache
def reference() -> ReferenceData:
    return load_reference()


def read(text: str) -> Read:
    return read_request(text, reference())


def test_a_persons_own_suffix_wins_over_the_words_and_the_conflict_is_told() -> None:
    """R22."""
    found = read("Créer un compte à ursule.bonsecours.cisssme16@ssss.gouv.qc.ca, CISSS de la Montérégie-Ouest, Hôpital du Suroît")
    assert (found.establishment, found.installation) == ("16-2", "")
    assert "establishment" in found.uncertain


def test_people_of_two_establishments_leave_the_choice_open() -> None:
    """R33."""
    found = read("Comptes pour ada.clairval.chum@ssss.gouv.qc.ca et bo.clairval.ciussscn@ssss.gouv.qc.ca")
    assert [one.establishment for one in found.people] == ["CHUM", "03"]
    assert found.establishment == ""
    assert {"establishment"} <= {*found.uncertain} & {*found.missing}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ada.clairval.ciussscn@sss.gouv.qc.ca", "ada.clairval.ciussscn@ssss.gouv.qc.ca"),
        ("ada.clairval.ciussscn@ssss.gouv.qc.c", "ada.clairval.ciussscn@ssss.gouv.qc.ca"),
        ("ada.clairval.ciussscn@ssss", "ada.clairval.ciussscn@ssss.gouv.qc.ca"),
        ("ada.clairval.ciussscn@ssss.gouv,qc.ca", "ada.clairval.ciussscn@ssss.gouv.qc.ca"),
        ("ada.clairval.ciussscn @ ssss.gouv.qc.ca", "ada.clairval.ciussscn@ssss.gouv.qc.ca"),
        ("ada.clairval.ciusss-cn@ssss.gouv.qc.ca", "ada.clairval.ciussscn@ssss.gouv.qc.ca"),
        ("adé.clairval.ciussscn@ssss.gouv.qc.ca", "ade.clairval.ciussscn@ssss.gouv.qc.ca"),
    ],
)
def test_a_near_miss_is_proposed_corrected_and_told(written: str, meant: str) -> None:
    """R21."""
    found = read(f"Créer un compte SVP: {written}, merci")
    assert [one.email for one in found.people] == [meant]
    assert found.people[0].written == written
    assert found.people[0].address is AddressReason.NEAR_MISS
    assert "email" in found.uncertain
    assert found.establishment == "03"


@pytest.mark.parametrize(
    "written",
    [
        "<mailto:ada.clairval.chum@ssss.gouv.qc.ca|ada.clairval.chum@ssss.gouv.qc.ca>",
        "[Ada](mailto:ada.clairval.chum@ssss.gouv.qc.ca)",
        "[mailto:ada.clairval.chum@ssss.gouv.qc.ca]",
        "&lt;ada.clairval.chum@ssss.gouv.qc.ca&gt;",
        "ADA.CLAIRVAL.CHUM@SSSS.GOUV.QC.CA.",
        "(ada.clairval.chum@ssss.gouv.qc.ca)",
        "«\u00a0ada.clairval.chum@ssss.gouv.qc.ca\u00a0»",
        "ada.clairval\u200b.chum@ssss.gouv.qc.ca",
    ],
)
def test_an_address_is_found_however_clients_write_it(written: str) -> None:
    found = read(f"ajouter {written} svp")
    assert [(one.email, one.written) for one in found.people] == [("ada.clairval.chum@ssss.gouv.qc.ca", "")]


def test_an_address_off_the_network_is_kept_and_asked_again() -> None:
    """R21."""
    found = read("Créer un compte pour Ada Clairval, ada@gmail.com")
    assert found.people[0].address is AddressReason.UNIVERSITY_OR_PUBLIC
    assert "email" in found.missing


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("bonjour", ("wish",)),
        ("créer un compte svp", ("person", "email", "establishment", "installation", "specialty")),
        ("créer un compte pour Ada Clairval, pneumologue à l'Hôpital de Matane", ("email",)),
        ("créer un compte pour la salle de conférence B-123, CLSC de Limoilou", ("email", "head", "specialty")),
        ("réactiver le compte de Ada Clairval", ("email",)),
        ("réactiver mon compte", ()),
        ("donner la licence de ada.clairval.chum@ssss.gouv.qc.ca à Bo Clairval", ("taker",)),
        ("on manque de licences", ("establishment",)),
        ("webinaire pour ada.clairval.chum@ssss.gouv.qc.ca", ("capacity",)),
        ("j'aimerais avoir accès au bot", ("establishment", "role")),
        ("pourquoi ça ne marche pas?", ()),
    ],
)
def test_what_is_missing_depends_on_the_wish(text: str, missing: tuple[str, ...]) -> None:
    assert read(text).missing == missing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("en oncologie", True),
        ("hémato-onco", True),
        ("radio-oncologue", True),
        ("clinique du cancer du sein", True),
        ("cancérologie: oui", True),
        ("Cancérologie : non", False),
        ("pas en onco", False),
        ("elle ne fait pas d'oncologie", False),
        ("not in oncology", False),
        ("hors cancérologie", False),
        ("en cardiologie", None),
    ],
)
def test_oncology_is_read_with_its_negations(text: str, told: bool | None) -> None:
    """R23."""
    assert read(f"Créer un compte à ada.clairval.chum@ssss.gouv.qc.ca, {text}.").oncology is told


@pytest.mark.parametrize(
    ("text", "pool", "capacity", "seats"),
    [
        ("webinaire 500 svp", Pool.WEBINAR, 500, None),
        ("grande réunion de 1 000 participants", Pool.LARGE_MEETING, 1000, None),
        ("large meeting for 700 people", Pool.LARGE_MEETING, None, None),
        ("on manque de licences, il nous en faudrait une dizaine de plus", Pool.LICENCE, None, 10),
        ("we need 3 more licences", Pool.LICENCE, None, 3),
        ("on manque de licences, tél. 418 555-0100", Pool.LICENCE, None, None),
    ],
)
def test_capacity_and_seats_are_told_apart(text: str, pool: Pool, capacity: int | None, seats: int | None) -> None:
    """R31, R50."""
    found = read(text)
    assert (found.wish, found.pool, found.capacity, found.seats) == (Wish.CAPACITY, pool, capacity, seats)


def test_a_quoted_mail_tells_what_the_writer_leaves_out_and_its_own_is_the_senders() -> None:
    found = read(
        "Voir ci-dessous svp.\n\nDe : Ada Clairval <ada.clairval.chum@ssss.gouv.qc.ca>\nEnvoyé : 3 mars 2026\n"
        "À : Soutien <soutien@telesantechudequebec.ca>\nObjet : Zoom\n\nMon compte est inactif, le réactiver SVP.\n"
    )
    assert found.wish is Wish.REACTIVATE
    assert [one.email for one in found.people] == ["ada.clairval.chum@ssss.gouv.qc.ca"]
    assert not found.own
    assert found.establishment == "CHUM"


def test_a_signature_is_nobody_to_create() -> None:
    found = read(
        "Créer un compte pour Ada Clairval, ada.clairval.chum@ssss.gouv.qc.ca\n\nCordialement,\nDr Bo Montjoie, chef de service\n"
        "CISSS de Laval\nTél.: 514 555-0142\nbo.montjoie@ssss.gouv.qc.ca"
    )
    assert [one.email for one in found.people] == ["ada.clairval.chum@ssss.gouv.qc.ca"]
    assert found.establishment == "CHUM"


def test_only_the_signature_names_an_establishment_so_it_is_proposed_as_uncertain() -> None:
    found = read("On manque de licences.\n\nCordialement,\nBo Montjoie\nCISSS de Laval")
    assert (found.establishment, found.uncertain) == ("13", ("establishment",))


def test_giver_and_taker_are_told_whatever_their_order() -> None:
    """R52."""
    giver, taker = "ada.clairval.chum@ssss.gouv.qc.ca", "bo.montjoie.chum@ssss.gouv.qc.ca"
    for text in (
        f"donner la licence de {giver} à {taker}",
        f"donner à {taker} la licence de {giver}",
        f"reassign the licence from {giver} to {taker}",
        f"{taker} remplace {giver}, lui transférer la licence",
    ):
        found = read(text)
        assert found.wish is Wish.REASSIGN
        assert {one.part: one.email for one in found.people} == {Part.GIVER: giver, Part.TAKER: taker}, text


def test_a_generic_account_and_its_head_of_service_are_not_mixed_up() -> None:
    """R24."""
    found = read(
        "Compte générique pour la clinique de la douleur, clinique.douleur.chum@ssss.gouv.qc.ca. "
        "Cheffe de service: Ada Clairval, ada.clairval.chum@ssss.gouv.qc.ca"
    )
    assert [(one.name, one.generic, one.part) for one in found.people] == [
        ("Clinique de la douleur", True, Part.SUBJECT),
        ("Ada Clairval", False, Part.HEAD),
    ]
    assert "head" not in found.missing


def test_a_role_is_read_and_a_ccts_never_is() -> None:
    """R5: nobody asks a CCT's role by a message."""
    assert read("accès gestionnaire au bot pour le CHUM").role is Role.MANAGER
    assert read("accès au bot en lecture seule").role is Role.READER
    assert read("accès CCT au bot").role is None


@pytest.mark.parametrize(
    "number", ["ZZZZ12345678", "zzzz 1234 5678", "Z-Z-Z-Z 12 34 56 78", "ZZZZ: 1234-5678", "ＺＺＺＺ １２３４５６７８"]
)
def test_a_patient_number_refuses_everything(number: str) -> None:
    """R63: nothing else of the text is kept, wherever the number stands."""
    for text in (
        f"Créer un compte pour ada.clairval.chum@ssss.gouv.qc.ca, patient {number}",
        f"Merci\n\nDe: A\nEnvoyé: hier\n\n> {number}",
        f"{'x ' * MAX_LENGTH}{number}",
    ):
        assert read(text) == Read(refused=True)


def test_no_message_of_the_corpus_with_a_patient_number_keeps_anything() -> None:
    """R63."""
    assert all((read(one.text) == Read(refused=True)) is one.refused for one in messages())


HOSTILE = (
    *(character * MAX_LENGTH for character in "a@ .-'>([<\n1A\u200d😀"),
    *(
        word * (MAX_LENGTH // len(word))
        for word in ("a@", "A-", "Aa ", "De: x\n", "nom: a b\n", "<mailto:", "chef de service de la ")
    ),
    *(
        word * (MAX_LENGTH // len(word))
        for word in ("svp créer ", "licence de ", "remplacer par ", "est-ce que ", "pas en onco ", "Merci, ")
    ),
    *(
        word * (MAX_LENGTH // len(word))
        for word in ("06-2 ", "Jean Untel ", "hôpital ", "salle ", "room ", "e\u0301", "ada.b.chum@ssss ")
    ),
    " ".join(f"Ada Clairval{n} ada.clairval{n}.chum@ssss.gouv.qc.ca" for n in range(300)),
)


def test_hostile_text_takes_no_time() -> None:
    for text in HOSTILE:
        start = time.thread_time()
        read(text)
        assert time.thread_time() - start < LONGEST, text[:20]


PIECES = st.sampled_from(
    [piece for one in messages() if not one.held_out for piece in one.text.split(" ")]
    + ["\n", "\n\n", "> ", "De: ", "Envoyé: ", "@", "<", "|", "\u200b", "\ud800", "Merci,\n", "ssss.gouv.qc.ca", "Cordialement,"]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read(text)
    if found.refused:
        assert found == Read(refused=True)
        return
    known = reference()
    assert not found.establishment or known.establishment(found.establishment)
    site = known.installation(found.installation)
    assert not found.installation or (site is not None and site.establishment == found.establishment)
    assert all(one.email or one.name for one in found.people)
    assert found == replace(read(text))  # the same text reads the same


def test_a_name_that_two_sites_share_names_none() -> None:
    """R22: the person chooses."""
    known = reference()
    twin = replace(known.installations[0], code="99-001", name="Hôpital de Matane", establishment="12", municipality="Lévis")
    doubled = replace(known, installations=(*known.installations, twin))
    found = read_request("Compte à créer, Hôpital de Matane", doubled)
    assert (found.establishment, found.installation) == ("", "")
