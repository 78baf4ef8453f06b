"""The specialty that a text names, as a field of study or as who practises it (R23)."""

from __future__ import annotations

import re

from commands.domain.folding import fold
from commands.domain.reference import ReferenceData

_PRACTISED = (
    ("logie", r"log(?:ie|ue|iste|y|ist)s?"),
    ("iatrie", r"iat(?:rie|re|ry|rist|rician)s?"),
    ("therapie", r"therap(?:ie|eute|y|ist)s?"),
    ("phonie", r"phon(?:ie|iste)s?"),
)
_SAID = {
    "soins-infirmiers": r"infirmi\w+|nurses?|nursing|ips",
    "medecine-familiale": r"medecins? de famille|med de famille|omnipraticien\w*|family (?:doctor|physician|medicine)"
    "|medecine (?:de famille|familiale)",
    "travail-social": r"travailleu\w+ socia\w+|social work\w*",
    "hematologie-oncologie": r"hemato-?\s?onco\w*|hematolog\w+[- ](?:et )?oncolog\w+|oncolog(?:ue|ist|ie medicale)s?",
    "radio-oncologie": r"radio-?\s?onco\w*|radiation oncolog\w+",
    "medecine-interne": r"interniste|medecine interne|internal medicine",
    "medecine-urgence": r"urgentologue|medecin d'urgence|medecine d'urgence|emergency (?:medicine|physician)",
    "pharmacie": r"pharmacien\w*|pharmacists?",
    "nutrition": r"nutritionniste|dietitian|dietetiste",
    "chirurgie-generale": r"chirurgie generale|general surge\w+",
    "physiotherapie": r"physio\b",
}


def specialty_of(plain: str, reference: ReferenceData) -> str:
    """The key of the only specialty of the list that a folded text names; "" where it names none, or several."""
    found: dict[str, tuple[int, int]] = {}
    for one in reference.specialties:
        match = re.search(rf"\b(?:{_rule(one.key, one.name_fr, one.name_en)})\b", plain)
        if match:
            found[one.key] = match.span()
    whole = [key for key, span in found.items() if not any(_holds(other, span) for other in found.values())]
    return whole[0] if len(whole) == 1 else ""


def _holds(other: tuple[int, int], span: tuple[int, int]) -> bool:
    """« radio-oncologie » holds « oncologie »."""
    return other != span and other[0] <= span[0] and span[1] <= other[1]


def _rule(key: str, *names: str) -> str:
    known = [_SAID[key]] if key in _SAID else []
    return "|".join([*known, *(_practised(fold(name)) for name in names if key != "autre")]) or r"(?!)"


def _practised(name: str) -> str:
    """A name's rule: « pneumologie » also takes pneumologue and pneumologist."""
    for ending, forms in _PRACTISED:
        if name.endswith(ending) and " " not in name:
            return re.escape(name.removesuffix(ending)) + forms
    return re.escape(name)
