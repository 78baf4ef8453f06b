"""Microsoft Graph's sendMail, with the application permission Mail.Send (learn.microsoft.com/graph/api/user-sendmail).

The message goes as MIME, in base64: as JSON, Graph takes no List-Unsubscribe nor Message-ID of ours.
"""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import quote

import httpx

from bot.mail.transport import MailProblem, MailRefusedError, MailUnreachableError
from bot.microsoft import TokenRefusedError, Tokens

TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_ACCEPTED = 202
_UNAUTHORISED = 401
_BAD_RECIPIENTS = frozenset({"ErrorInvalidRecipients"})
_OURS = frozenset({403, 404})
"""Statuses against who sends: no permission for this mailbox, or no such mailbox."""
_THROTTLED = 429
_SERVER = 500


class GraphTransport:
    """`bot.mail.transport.Transport`, from the mailbox of the From header. `url` is Graph's, without version."""

    def __init__(self, tokens: Tokens, url: str) -> None:
        self._tokens = tokens
        self._url = url.rstrip("/")
        self._http: httpx.AsyncClient | None = None

    async def send(self, message: EmailMessage) -> None:
        answer = await self._post(message, await self._token())
        if answer.status_code == _UNAUTHORISED:
            answer = await self._post(message, await self._token())
        if answer.status_code != _ACCEPTED:
            raise _problem(answer)

    async def rest(self) -> None:
        http, self._http = self._http, None
        if http is not None:
            await http.aclose()

    async def check(self) -> None:
        await self._token()

    async def _token(self) -> str:
        try:
            return await self._tokens.token()
        except TokenRefusedError as error:
            raise MailUnreachableError(str(error)) from error

    async def _post(self, message: EmailMessage, token: str) -> httpx.Response:
        if self._http is None:
            self._http = httpx.AsyncClient(timeout=TIMEOUT)
        sender = quote(parseaddr(str(message["From"]))[1])
        headers = {"authorization": f"Bearer {token}", "content-type": "text/plain"}
        body = base64.b64encode(message.as_bytes())
        try:
            answer = await self._http.post(f"{self._url}/v1.0/users/{sender}/sendMail", content=body, headers=headers)
        except httpx.HTTPError as error:
            raise MailUnreachableError(type(error).__name__) from error
        if answer.status_code == _UNAUTHORISED:
            await self._tokens.refused(token)
        return answer


def _problem(answer: httpx.Response) -> MailProblem:
    status = answer.status_code
    code = f"{status} {_error_of(answer)}".strip()
    if status in _OURS or status in (_UNAUTHORISED, _THROTTLED) or status >= _SERVER:
        return MailUnreachableError(code, _after(answer))
    return MailRefusedError(code, address=_error_of(answer) in _BAD_RECIPIENTS)


def _error_of(answer: httpx.Response) -> str:
    """Graph's error code ("ErrorAccessDenied"); its message may name people, and is left."""
    try:
        error = answer.json()["error"]["code"]
    except (ValueError, KeyError, TypeError):
        return ""
    return error[:60] if isinstance(error, str) and error.isascii() and error.isalnum() else ""


def _after(answer: httpx.Response) -> float | None:
    told = answer.headers.get("retry-after", "")
    return float(told) if told.isdigit() else None
