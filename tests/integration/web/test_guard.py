"""Only this machine's own page may speak to the chat; what it sends is checked (issue: Host and Origin, bad input)."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.support.chat import Chat, running_chat

BAD_BODIES = {
    "not JSON": b"{",
    "empty": b"",
    "a list": b"[]",
    "null": b"null",
    "no text": b'{"person":"admin","locale":"fr","key":"key-00000001"}',
    "text is a number": b'{"person":"admin","locale":"fr","key":"key-00000001","text":1}',
    "an unknown person": b'{"person":"nobody","locale":"fr","key":"key-00000001","text":"liste"}',
    "an unknown language": b'{"person":"admin","locale":"de","key":"key-00000001","text":"liste"}',
    "a hostile key": b'{"person":"admin","locale":"fr","key":"\\"><script>","text":"liste"}',
    "an unknown field": b'{"person":"admin","locale":"fr","key":"key-00000001","text":"liste","email":"a@b"}',
    "text too long": json.dumps({"person": "admin", "locale": "fr", "key": "key-00000001", "text": "x" * 10_001}).encode(),
    "not UTF-8": b'{"person":"admin","locale":"fr","key":"key-00000001","text":"\xff"}',
    "half a surrogate": b'{"person":"admin","locale":"fr","key":"key-00000001","text":"\\ud800"}',
    "deeply nested": b"[" * 30_000,
}


@pytest.fixture(scope="module")
def one_chat() -> Iterator[Chat]:
    """One server for all of these: they change nothing."""
    with running_chat() as chat:
        yield chat


@pytest.fixture
def chat(one_chat: Chat) -> Chat:
    one_chat.desk.heard.clear()
    return one_chat


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]", "localhost:{port}.example.org", ""]
)
def test_another_host_name_or_port_is_refused(chat: Chat, host: str) -> None:
    """A name of another site that points to this machine (DNS rebinding) reaches nothing."""
    port = chat.url.rpartition(":")[2]
    response = chat.http.get("/", headers={"Host": host.format(port=port)})
    assert response.status_code in {400, 421}
    assert "IRIS" not in response.text


def test_loopback_names_with_the_bound_port_are_served(chat: Chat) -> None:
    port = chat.url.rpartition(":")[2]
    for name in ("localhost", "LOCALHOST", "[::1]"):
        assert chat.http.get("/", headers={"Host": f"{name}:{port}"}).status_code == 200


@pytest.mark.parametrize("path", ["/message", "/action", "/form"])
@pytest.mark.parametrize(
    "change",
    [
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": None},
        {"X-Iris-Chat": None},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_a_request_from_elsewhere_is_refused_before_it_is_read(chat: Chat, path: str, change: dict[str, str | None]) -> None:
    headers = {name: value for name, value in (chat.headers | change).items() if value is not None}
    response = chat.http.post(path, json=chat.payload(text="liste"), headers=headers)
    assert response.status_code == 403
    assert chat.desk.heard == []


def test_a_body_that_is_not_declared_json_is_refused(chat: Chat) -> None:
    """A form of another site can send text/plain without being asked first."""
    body = json.dumps(chat.payload(text="liste"))
    response = chat.http.post("/message", content=body, headers=chat.headers | {"Content-Type": "text/plain"})
    assert response.status_code == 415
    assert chat.desk.heard == []


def test_another_site_cannot_listen(chat: Chat) -> None:
    for path in ("/events?person=admin", "/home?person=admin&lang=fr", "/options?person=admin&lang=fr"):
        assert chat.http.get(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES.keys())
def test_a_malformed_payload_is_answered_400(chat: Chat, body: bytes) -> None:
    response = chat.http.post("/message", content=body, headers=chat.headers | {"Content-Type": "application/json"})
    assert response.status_code == 400
    assert chat.desk.heard == []


@pytest.mark.parametrize("path", ["/action", "/form"])
@pytest.mark.parametrize(
    "more", [{"action": ""}, {"action": "x" * 1501}, {"action": 3}, {"action": "v1.fiche.", "message": "<b>"}]
)
def test_a_malformed_action_is_answered_400(chat: Chat, path: str, more: dict[str, object]) -> None:
    values: dict[str, object] = {"values": {}} if path == "/form" else {}
    assert chat.post(path, **more, **values).status_code == 400


def test_too_large_a_body_is_answered_413(chat: Chat) -> None:
    assert chat.post("/message", text="x" * 70_000).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/?person=nobody",
        "/?lang=de",
        "/events?person=admin&after=x",
        "/events?person=admin&after=²",
        "/events",
        "/home?person=admin",
        "/options?lang=fr",
    ],
)
def test_a_malformed_address_is_answered_400(chat: Chat, path: str) -> None:
    assert chat.http.get(path).status_code == 400


def test_paths_that_do_not_exist_and_wrong_methods_have_no_detail(chat: Chat) -> None:
    for response in (chat.http.get("/static/../app.py"), chat.http.get("/static/%2e%2e/app.py"), chat.http.get("/nothing")):
        assert (response.status_code, response.text) == (404, "")
    assert chat.http.get("/message").status_code == 405


def test_every_answer_is_strict_with_the_browser(chat: Chat) -> None:
    answers: list[httpx.Response] = [chat.http.get("/"), chat.http.get("/static/chat.js"), chat.post("/message", text="liste")]
    for response in answers:
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["x-frame-options"] == "DENY"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cache-control"] == "no-store"


def test_the_page_has_no_inline_script_or_style_and_asks_nobody_else(chat: Chat) -> None:
    page = chat.page()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count('<script type="application/json"') + page.count(
        '<script type="module" src="static/'
    )
    assert "http://" not in page.replace(chat.url, "")
    assert "//cdn" not in page
