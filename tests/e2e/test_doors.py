"""The doors: who is not Slack, Zoom or this machine's own page gets a status and no detail; malformed never means 500."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from commands.granting import WELCOME
from commands.ports import NewLetter, Target
from tests.support.driving import SlackChat, plain
from tests.support.house import EVERYBODY, ODILE, WEBHOOK_SECRET, House, an_address
from tests.support.slack import SlackApi, SlackClient, written
from zoom.simulator.webhooks import sign

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
MALFORMED = [
    (b"", FORM),
    (b"payload=", FORM),
    (b"payload={", FORM),
    (b"payload=[]", FORM),
    (b"payload=%7B%22type%22%3A%22block_actions%22%7D", FORM),
    (b"payload=%7B%22type%22%3A%22nothing%22%7D", FORM),
    (b"command=/iris", FORM),
    (b"command=/iris&user_id=../../x&trigger_id=1", FORM),
    (b"\xff\xfe\x00", FORM),
    (b"{", JSON),
    (b"null", JSON),
    (b"[[[[[[[[", JSON),
    (b"[" * 100_000, JSON),
    (b'{"type": "event_callback"}', JSON),
    (b'{"type": "event_callback", "event": 3, "event_id": "Ev1"}', JSON),
    (b"<xml/>", "text/xml"),
]


@pytest.fixture
def client(house: House, slack: SlackApi) -> Iterator[SlackClient]:
    chat = SlackChat(house, slack, EVERYBODY)
    yield chat.client
    chat.close()


@pytest.fixture
def impostor(house: House, slack: SlackApi) -> Iterator[SlackClient]:
    """Somebody who does not know the signing secret."""
    client = SlackClient(house.url, slack, house.clock, secret="another secret")
    yield client
    client.http.close()


def test_a_forged_signature_is_refused_without_a_word(impostor: SlackClient) -> None:
    answer = impostor.slash_response(ODILE.slack_id, "liste")
    assert answer.status_code == 401
    assert answer.content == b""


@pytest.mark.parametrize("seconds", [-301, 301, -86_400, 10**9])
def test_an_old_or_future_timestamp_is_refused(client: SlackClient, house: House, seconds: int) -> None:
    at = house.clock.now().timestamp() + seconds
    body = b"command=/iris&text=liste&user_id=UODILE&team_id=T0IRIS&trigger_id=1"
    assert client.post(body, FORM, at=at).status_code == 401


def test_a_body_changed_on_the_way_is_refused(client: SlackClient, house: House) -> None:
    stolen: dict[str, httpx.Request] = {}
    client.http.event_hooks["request"].append(lambda request: stolen.update(last=request))
    assert client.slash_response(ODILE.slack_id, "aide").status_code == 200
    headers = {name: value for name, value in stolen["last"].headers.items() if name.startswith(("x-slack", "content-type"))}
    changed = stolen["last"].content.replace(b"aide", b"liste")
    assert house.http.post(f"{house.url}/slack/events", content=changed, headers=headers).status_code == 401


def test_missing_signatures_are_refused(house: House) -> None:
    assert house.http.post(f"{house.url}/slack/events", data={"command": "/iris"}).status_code == 401
    assert house.http.post(f"{house.url}/zoom/events", json={"event": "user.created"}).status_code == 401


@pytest.mark.parametrize(("body", "content_type"), MALFORMED)
def test_a_signed_but_malformed_payload_is_400(client: SlackClient, body: bytes, content_type: str) -> None:
    answer = client.post(body, content_type)
    assert answer.status_code == 400
    assert answer.content == b""


def test_another_workspace_is_told_so_and_shown_nothing(client: SlackClient, house: House) -> None:
    """R2: one workspace."""
    email = an_address()
    house.exists(email)
    message = client.slash(ODILE.slack_id, f"fiche {email}", team_id="T0OTHER")
    assert email not in plain(written(message))


def test_zooms_events_are_verified_before_they_are_read(house: House) -> None:
    """Signature over the raw body, and a window for replays."""
    body = json.dumps({"event": "endpoint.url_validation", "payload": {"plainToken": "abc"}}).encode()
    stamp = str(int(house.clock.now().timestamp()))
    old = str(int(house.clock.now().timestamp()) - 3600)
    url = f"{house.url}/zoom/events"

    def told(timestamp: str, signature: str, content: bytes = body) -> httpx.Response:
        headers = {"x-zm-request-timestamp": timestamp, "x-zm-signature": signature, "content-type": JSON}
        return house.http.post(url, content=content, headers=headers)

    assert told(stamp, sign(WEBHOOK_SECRET, stamp, body)).json()["plainToken"] == "abc"
    assert told(stamp, sign("another", stamp, body)).status_code == 401
    assert told(old, sign(WEBHOOK_SECRET, old, body)).status_code == 401
    assert told(stamp, sign(WEBHOOK_SECRET, stamp, body), body + b" ").status_code == 401
    for content in (b"", b"{", b"[]", b'{"event": 3}'):
        assert told(stamp, sign(WEBHOOK_SECRET, stamp, content), content).status_code == 400


def test_a_repeated_delivery_of_a_command_acts_once(client: SlackClient, house: House) -> None:
    """R44: Slack retries with the same trigger; what was typed is done once."""
    email = an_address()
    text = f'créer {email} prenom=Achille nom=Talon specialite="Médecine interne" installation=03-001'
    for _ in range(3):
        client.slash_response(ODILE.slack_id, text, trigger_id=f"tr-{email}")
    house.eventually(lambda: house.open_operations() == 0)
    assert len(house.invitations(email)) == 1


def test_health_and_figures_tell_no_personal_data(client: SlackClient, house: House) -> None:
    email = an_address()
    client.slash_response(ODILE.slack_id, f"fiche {email}")
    assert house.http.get(f"{house.url}/healthz").text == "ok"
    assert house.http.get(f"{house.url}/readyz").text == "ready"
    house.control("faults", down=True)
    assert house.http.get(f"{house.url}/readyz").status_code == 200, "Zoom down is still ready"
    figures = house.http.get(f"{house.url}/metrics").text
    assert "iris_commands_total" in figures
    assert "@" not in figures


def test_what_no_platform_took_is_counted_among_the_figures(client: SlackClient, house: House) -> None:
    """R71: a message to somebody whom Slack does not know any more."""
    gone = Target(platform="slack", address="U0PARTIE", locale="fr")
    welcome = NewLetter(kind=WELCOME, key="partie", target=gone, payload={"email": ODILE.email}, due_at=house.clock.now())
    with house.foundation.store.writing() as unit:
        assert unit.letters.write(welcome)
        unit.commit()

    def counted() -> bool:
        figures = house.http.get(f"{house.url}/metrics").text.splitlines()
        return "iris_undelivered_letters 1.0" in figures

    house.eventually(counted, "it is counted")
