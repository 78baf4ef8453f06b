"""Secrets go to https or stay on this machine."""

from __future__ import annotations

import pytest

from bot.addresses import is_guarded, is_loopback


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/ca/",
        "https://keys.example:8443",
        "http://127.0.0.1:8080/x",
        "http://localhost",
        "http://[::1]:80/",
    ],
)
def test_https_and_this_machine_are_guarded(url: str) -> None:
    assert is_guarded(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://",
        "http://keys.example/",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://127.0.0.1.keys.example/",
        "http://127.0.0.1@keys.example/",
        "https://user:word@keys.example/",
        "http://127.0.0.1\\@keys.example/",
        "http://localhost.keys.example/",
        "https://[::1/",
        "https://keys.example:port/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "//127.0.0.1/",
    ],
)
def test_any_other_address_is_not(url: str) -> None:
    assert not is_guarded(url)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.8.9.1", True), ("LOCALHOST", True), ("::1", True), ("0.0.0.0", False), ("::", False), ("", False)],
)
def test_only_this_machine_is_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
