"""Look-ups over the reference data that ships (R21, R22)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.domain.addresses import MAX_LENGTH, AddressReason, split_address
from commands.domain.reference import Installation, ReferenceData, find_choices
from storage.reference.loader import load_reference

REFERENCE = load_reference()
SUFFIXES = [
    ("ciussscn", "03"),
    ("cisssme16", "16-2"),
    ("cisssmo16", "16-3"),
    ("csssjr16", "16-3"),
    ("cisssmc16", "16-1"),
    ("cisssbsl", "01"),
    ("ccomtl", "06-2"),
    ("comtl", "06-1"),
    ("cemtl", "06-5"),
    ("cnmtl", "06-4"),
    ("ccsmtl", "06-3"),
    ("cisssca", "12"),
    ("chum", "CHUM"),
    ("ciussse-chus", "05"),
    ("reg18", "18"),
    ("med", None),
]


def keys(text: str) -> list[str]:
    return [one.key for one in REFERENCE.find_establishments(text)]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *[(form, "03") for form in ("3", "03", " 03 ", "région 03", "RSS 03", "ciussscn", "CIUSSS CN")],
        *[(form, "06-2") for form in ("6-2", "06-2", "062", "06.2", "06‑2", "CCOMTL")],
        *[(form, "17-INUU") for form in ("17-inuu", "inuulitsivik")],
        ("capitale nationale", "03"),
        ("CAPITALE-NATIONALE", "03"),
        ("l’Estrie", "05"),
        ("muhc", "CUSM"),
        ("Montreal Heart Institute", "ICM"),
        ("montérégie est", "16-2"),
        ("iles", "11-2"),
    ],
)
def test_an_establishment_is_found_by_key_name_alias_or_suffix(typed: str, key: str) -> None:
    assert keys(typed)[0] == key


@pytest.mark.parametrize(("typed", "key"), [("capitle nationle", "03"), ("laurentide", "15"), ("Gaspesei", "11-1")])
def test_a_slip_still_finds_the_establishment(typed: str, key: str) -> None:
    assert keys(typed) == [key]


def test_an_exact_name_comes_alone_and_the_start_of_a_key_brings_all_that_begin_so() -> None:
    assert keys("CHUM") == ["CHUM"]
    assert keys("06") == ["06-1", "06-2", "06-3", "06-4", "06-5"]
    assert set(keys("16")) == {"16-1", "16-2", "16-3"}


def test_every_key_and_name_finds_its_own_establishment_alone() -> None:
    for one in REFERENCE.establishments:
        for written in (one.key, one.key.lower(), one.name_fr, one.name_en, one.short, *one.aliases):
            assert keys(written) == [one.key], written


@given(st.text(max_size=400))
def test_no_text_makes_a_look_up_fail(text: str) -> None:
    REFERENCE.find_establishments(text)
    REFERENCE.find_installations(text, {"03"}, 5)
    REFERENCE.network_address(text)
    REFERENCE.establishment_of_address(text)


def test_nothing_typed_lists_everything_and_nonsense_finds_nothing() -> None:
    assert len(keys("  ")) == 34
    assert keys("zzzzqqqq") == []


def test_installations_are_found_as_one_types_within_the_scope() -> None:
    """R22: type-ahead among the establishment's own."""
    found = REFERENCE.find_installations("hotel-dieu lev")
    assert [site.name for site in found] == ["Hôtel-Dieu de Lévis"]
    assert REFERENCE.find_installations("hotel-dieu lev", {"03"}) == ()
    assert {site.establishment for site in REFERENCE.find_installations("", {"03", "CHUQ"})} == {"03", "CHUQ"}
    assert [site.code for site in REFERENCE.find_installations("03-002")] == ["03-002"]
    assert REFERENCE.find_installations("hôpital de la malbie", {"03"})[0].name == "Hôpital de La Malbaie"
    assert REFERENCE.find_installations("sorel-tracy")[0].establishment == "16-2"


def test_names_that_begin_with_the_text_come_first() -> None:
    found = REFERENCE.find_installations("clsc de s", {"06-3", "06-5"})
    assert all(site.name.startswith("CLSC de S") for site in found)
    assert len(found) == 3


def test_at_most_a_hundred_come_back() -> None:
    """Slack's external select takes no more."""
    assert len(REFERENCE.find_installations("", None, 1000)) == 100
    assert len(REFERENCE.find_installations("hopital", None, 7)) == 7


def test_the_register_at_full_size_is_searched_in_milliseconds() -> None:
    sites = tuple(
        Installation(code=f"{i}", name=f"CLSC numéro {i}", establishment="03", municipality="Québec") for i in range(1600)
    )
    base = REFERENCE
    large = ReferenceData(**{**{f: getattr(base, f) for f in base.__dataclass_fields__}, "installations": sites})
    large.find_installations("clsc")
    started = time.thread_time()
    assert large.find_installations("numero 15", {"03"})[0].name == "CLSC numéro 15"
    assert time.thread_time() - started < 0.1


@pytest.mark.parametrize(("suffix", "key"), SUFFIXES)
def test_the_suffix_names_the_establishment(suffix: str, key: str | None) -> None:
    """R22; « .med » names none."""
    verdict = REFERENCE.network_address(f"Camille.Fictif.{suffix.upper()}@ssss.gouv.qc.ca")
    assert verdict.reason is AddressReason.OK
    assert verdict.address == f"camille.fictif.{suffix}@ssss.gouv.qc.ca"
    assert verdict.establishment == key
    assert REFERENCE.establishment_of_address(verdict.address) == key


@pytest.mark.parametrize(
    ("domain", "key"),
    [
        ("jgh.mcgill.ca", "06-2"),
        ("muhc.mcgill.ca", "CUSM"),
        ("chudequebec.ca", "CHUQ"),
        ("icm-mhi.org", "ICM"),
        ("msss.gouv.qc.ca", None),
        ("ssss.gouv.qc.ca", None),
    ],
)
def test_the_networks_domains_are_accepted(domain: str, key: str | None) -> None:
    verdict = REFERENCE.network_address(f"camille.fictif@{domain}")
    assert verdict.accepted
    assert verdict.establishment == key


@pytest.mark.parametrize("domain", ["mail.mcgill.ca", "mcgill.ca", "umontreal.ca", "gmail.com", "hotmail.ca"])
def test_university_and_public_mail_is_refused(domain: str) -> None:
    """R21: mail.mcgill.ca though jgh.mcgill.ca is of the network."""
    verdict = REFERENCE.network_address(f"camille.fictif@{domain}")
    assert verdict.reason is AddressReason.UNIVERSITY_OR_PUBLIC
    assert verdict.correction is None


@pytest.mark.parametrize("domain", ["exemple.com", "desjardins.com", "quebec.ca", "ssss.gouv.qc.ca.exemple.com"])
def test_other_addresses_are_off_the_network(domain: str) -> None:
    assert REFERENCE.network_address(f"camille.fictif@{domain}").reason is AddressReason.OFF_NETWORK


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("c.fictif.ciussscn@sss.gouv.qc.ca", "c.fictif.ciussscn@ssss.gouv.qc.ca"),
        ("c.fictif@ssss.gouv.ca", "c.fictif@ssss.gouv.qc.ca"),
        ("c.fictif@ssss.gouv.qc.cA.", None),
        ("c.fictif@ssss.gouv.cq.ca", "c.fictif@ssss.gouv.qc.ca"),
        ("c.fictif@ssssgouv.qc.ca", "c.fictif@ssss.gouv.qc.ca"),
        ("c.fictif@msss.gov.qc.ca", "c.fictif@msss.gouv.qc.ca"),
        ("c.fictif@jgh.mcgil.ca", "c.fictif@jgh.mcgill.ca"),
        ("c.fictif@chudequebec.qc.ca", "c.fictif@chudequebec.ca"),
        ("c.fictif.ciusscn@ssss.gouv.qc.ca", "c.fictif.ciussscn@ssss.gouv.qc.ca"),
        ("c.fictif.cisssme61@sss.gouv.qc.ca", "c.fictif.cisssme16@ssss.gouv.qc.ca"),
    ],
)
def test_a_near_miss_gives_the_address_that_was_meant(written: str, meant: str | None) -> None:
    """R21: one click corrects it; the domain and the suffix at once."""
    verdict = REFERENCE.network_address(written)
    assert verdict.correction == meant
    if meant:
        assert verdict.reason is AddressReason.NEAR_MISS
        assert REFERENCE.network_address(meant).accepted


@pytest.mark.parametrize("local", ["camille.chun", "camille.comte", "a.cissscn", "chum", "camille.martin"])
def test_a_surname_or_an_unknown_suffix_is_not_corrected(local: str) -> None:
    verdict = REFERENCE.network_address(f"{local}@ssss.gouv.qc.ca")
    assert verdict.accepted
    assert verdict.establishment is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "camille",
        "@ssss.gouv.qc.ca",
        "camille fictif@ssss.gouv.qc.ca",
        "camille@fictif@ssss.gouv.qc.ca",
        "cam\u202eille@ssss.gouv.qc.ca",
        "cam\u200bille@ssss.gouv.qc.ca",
        "camille\x00@ssss.gouv.qc.ca",
        "camille@ssss.gouv.qc.ca\n",
        "hélène@ssss.gouv.qc.ca",
        "\u212aarine@ssss.gouv.qc.ca",
        "<camille@ssss.gouv.qc.ca>",
        "camille..fictif@ssss.gouv.qc.ca",
        ".camille@ssss.gouv.qc.ca",
        "camille@ssss",
        "camille@ssss,gouv.qc.ca",
        "c" * 65 + "@ssss.gouv.qc.ca",
        "c@" + "a." * 126 + "ca",
    ],
)
def test_what_is_no_address_is_malformed(text: str) -> None:
    verdict = REFERENCE.network_address(text)
    assert verdict.reason is AddressReason.MALFORMED
    assert verdict.address == ""


@given(st.text(max_size=MAX_LENGTH + 50))
def test_an_accepted_address_is_plain_ascii_of_bounded_length(text: str) -> None:
    parts = split_address(f"{text}@ssss.gouv.qc.ca")
    if parts:
        address = "@".join(parts)
        assert address.isascii()
        assert address.isprintable()
        assert len(address) <= MAX_LENGTH
        assert address == address.lower()


def test_spaces_around_a_pasted_address_are_dropped() -> None:
    assert split_address(" Camille@SSSS.gouv.qc.ca\u00a0") == ("camille", "ssss.gouv.qc.ca")


def test_an_establishment_leads_to_its_cct() -> None:
    cct = REFERENCE.cct_of("06-2")
    assert cct is not None
    assert cct.key == "CUSM"
    assert "06-2" in REFERENCE.territory("CUSM")
    assert REFERENCE.cct_of("") is None


def test_choices_are_found_in_both_languages() -> None:
    assert find_choices(REFERENCE.specialties, "radiation onc")[0].key == "radio-oncologie"
    assert find_choices(REFERENCE.specialties, "psychiat")[0].name("en") == "Psychiatry"
