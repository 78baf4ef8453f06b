"""Tokens for the connector: from the application's own tenant, by secret or certificate, kept, and outliving an outage."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509

from bot import microsoft
from bot.microsoft import Application, Credentials, TokenRefusedError
from commands.domain.errors import ConfigurationError
from tests.support.teams_certificate import make_certificate
from tests.support.teams_connector import APP_ID, APP_SECRET, TENANT, TeamsConnector, teams_connector


@pytest.fixture
def teams() -> Iterator[TeamsConnector]:
    with teams_connector() as running:
        yield running


def application(teams: TeamsConnector, *, secret: str = APP_SECRET, tenant: str = TENANT) -> Application:
    return Application(client_id=APP_ID, tenant_id=tenant, authority_url=teams.authority_url, secret=secret)


def asked(wanted: Application, work: Callable[[Credentials], Awaitable[list[str]]]) -> list[str]:
    async def run() -> list[str]:
        return await work(Credentials(wanted))

    return asyncio.run(run())


async def one(found: Credentials) -> list[str]:
    return [await found.token()]


def test_a_secret_gets_one_token_for_everybody(teams: TeamsConnector) -> None:
    async def many(found: Credentials) -> list[str]:
        return list(await asyncio.gather(*(found.token() for _ in range(20))))

    tokens = asked(application(teams), many)
    assert set(tokens) == teams.tokens
    assert len(teams.token_calls) == 1


def test_a_certificate_signs_instead_of_a_secret(teams: TeamsConnector, tmp_path: Path) -> None:
    """The thumbprint (SHA-256) is computed; the private key never leaves."""
    path = make_certificate(tmp_path / "teams.pem")
    teams.certificate = x509.load_pem_x509_certificate(path.read_bytes())
    wanted = Application(client_id=APP_ID, tenant_id=TENANT, authority_url=teams.authority_url, certificate=path)
    assert asked(wanted, one)
    assert "client_secret" not in teams.token_calls[0]


def test_another_certificate_than_the_registered_one_gets_nothing(teams: TeamsConnector, tmp_path: Path) -> None:
    teams.certificate = x509.load_pem_x509_certificate(make_certificate(tmp_path / "registered.pem").read_bytes())
    path = make_certificate(tmp_path / "other.pem")
    with pytest.raises(TokenRefusedError, match="invalid_client"):
        asked(Application(client_id=APP_ID, tenant_id=TENANT, authority_url=teams.authority_url, certificate=path), one)


@pytest.mark.parametrize("contents", ["", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n", None])
def test_a_certificate_file_that_is_none_is_told_without_its_contents(
    teams: TeamsConnector, tmp_path: Path, contents: str | None
) -> None:
    path = tmp_path / "teams.pem"
    if contents is not None:
        path.write_text(contents)
    with pytest.raises(TokenRefusedError) as caught:
        asked(Application(client_id=APP_ID, tenant_id=TENANT, authority_url=teams.authority_url, certificate=path), one)
    assert str(caught.value) in {"ValueError", "FileNotFoundError"}


@pytest.mark.parametrize("wrong", ["secret", "tenant", "down", "broken"])
def test_a_refusal_says_the_error_code_and_no_secret(teams: TeamsConnector, wrong: str) -> None:
    wanted = application(teams)
    match wrong:
        case "secret":
            wanted = application(teams, secret="an-old-secret")
        case "tenant":
            wanted = application(teams, tenant="99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee")
        case "down":
            wanted = Application(client_id=APP_ID, tenant_id=TENANT, authority_url="http://127.0.0.1:9", secret=APP_SECRET)
        case _:
            teams.token_trouble = (503, {"error": "temporarily_unavailable"})
    with pytest.raises(TokenRefusedError) as caught:
        asked(wanted, one)
    assert "secret" not in str(caught.value)
    assert len(str(caught.value)) < 40


def test_a_token_that_still_works_survives_an_outage(teams: TeamsConnector, monkeypatch: pytest.MonkeyPatch) -> None:
    """msal wants to renew a token past half of its life; the authority is down; calls go on with the one that is held."""
    monkeypatch.setattr(microsoft, "KEPT_FOR", 0.0)
    monkeypatch.setattr(microsoft, "SPARE", 0.0)

    async def through(found: Credentials) -> list[str]:
        first = await found.token()
        await asyncio.to_thread(found._client.remove_tokens_for_client)
        teams.token_trouble = (503, {"error": "temporarily_unavailable"})
        return [first, await found.token()]

    first, second = asked(application(teams), through)
    assert first == second
    assert len(teams.token_calls) == 2


def test_a_token_that_was_refused_is_not_used_again(teams: TeamsConnector) -> None:
    async def refused(found: Credentials) -> list[str]:
        first = await found.token()
        await found.refused(first)
        await found.refused(first)
        return [first, await found.token()]

    first, second = asked(application(teams), refused)
    assert first != second
    assert len(teams.token_calls) == 2


def test_a_token_about_to_end_is_replaced(teams: TeamsConnector) -> None:
    teams.token_lasts = 30

    async def twice(found: Credentials) -> list[str]:
        return [await found.token(), await found.token()]

    assert len(set(asked(application(teams), twice))) == 2


def test_an_authority_in_clear_elsewhere_is_refused_at_once() -> None:
    with pytest.raises(ConfigurationError):
        Credentials(Application(client_id=APP_ID, tenant_id=TENANT, authority_url="http://login.example", secret=APP_SECRET))


def test_nothing_shows_the_secret(teams: TeamsConnector) -> None:
    assert APP_SECRET not in repr(application(teams))


def test_the_start_does_not_pay_for_msal() -> None:
    """It and requests take a tenth of a second to load (start within 1.5 s)."""
    loaded = "import sys, bot.teams.connector, bot.teams.people; print(sorted({'msal', 'requests'} & set(sys.modules)))"
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]", f"{time.monotonic() - began:.1f} s"
