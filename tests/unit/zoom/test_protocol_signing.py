"""Webhook signatures: only Zoom's, only recent ones."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoom.protocol.signing import sign, validation_answer, verify

SECRET = "a-webhook-secret"
NOW = 1_795_000_000.0
STAMP = "1795000000"
BODY = b'{"event":"user.created"}'


def test_the_signature_is_the_documented_one() -> None:
    digest = hmac.new(SECRET.encode(), f"v0:{STAMP}:{BODY.decode()}".encode(), hashlib.sha256).hexdigest()
    assert sign(SECRET, STAMP, BODY) == f"v0={digest}"
    assert verify(SECRET, STAMP, f"v0={digest}", BODY, NOW)


@pytest.mark.parametrize(("age", "believed"), [(0, True), (300, True), (301, False), (-300, True), (-301, False)])
def test_an_old_or_future_timestamp_is_refused(age: int, believed: bool) -> None:
    assert verify(SECRET, STAMP, sign(SECRET, STAMP, BODY), BODY, NOW + age) is believed


@pytest.mark.parametrize("stamp", ["", "soon", "-5", "1" * 5000, "١٧٩٥", "1795000000.0"])
def test_a_timestamp_of_another_shape_is_refused(stamp: str) -> None:
    assert not verify(SECRET, stamp, sign(SECRET, stamp, BODY), BODY, NOW)


def test_a_changed_body_secret_or_stamp_is_refused() -> None:
    genuine = sign(SECRET, STAMP, BODY)
    assert not verify(SECRET, STAMP, genuine, BODY + b" ", NOW)
    assert not verify("another", STAMP, genuine, BODY, NOW)
    assert not verify(SECRET, "1795000001", genuine, BODY, NOW)


def test_without_a_secret_nothing_is_believed() -> None:
    assert not verify("", STAMP, sign("", STAMP, BODY), BODY, NOW)


@given(st.text(max_size=100))
def test_no_forged_signature_passes_or_fails_loudly(signature: str) -> None:
    assert not verify(SECRET, STAMP, signature, BODY, NOW)


def test_the_address_check_is_answered_with_both_tokens() -> None:
    expected = hmac.new(SECRET.encode(), b"qgg8", hashlib.sha256).hexdigest()
    assert validation_answer(SECRET, "qgg8") == {"plainToken": "qgg8", "encryptedToken": expected}
