"""Bolt, set up so that it answers when the listener returns, logs nothing personal and asks Slack nothing by itself."""

from __future__ import annotations

import logging
import re

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler, async_default_handlers
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.listeners import Listeners
from bot.slack.talk import Talk
from bot.slack.typed import Typed

ANY = re.compile("")
SHORTCUT = "request"
"""The callback of « Créer une demande » on a message."""
TIMEOUT = 10
"""Seconds for a call to Slack's Web API that nobody waits for; those within a request have less (`bot.slack.answers`)."""


def web_client(token: str, api_url: str, *, patient: bool = True) -> AsyncWebClient:
    """`patient` clients wait once where Slack says 429; the courier's does not, since the outbox tries again."""
    handlers: list[AsyncRetryHandler] = []
    if patient:
        handlers = [*async_default_handlers(), AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    return AsyncWebClient(token=token, base_url=api_url, timeout=TIMEOUT, logger=quiet("web"), retry_handlers=handlers)


def bolt_app(listeners: Listeners, talk: Talk, client: AsyncWebClient, team_id: str, typed: Typed) -> AsyncApp:
    """Signatures are verified by `bot.slack.http`, before anything is parsed and by the house's clock; Bolt would parse first.

    `authorize` is constant (one workspace), which spares auth.test.
    """
    result = AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token=client.token)

    async def authorize() -> AuthorizeResult:
        return result

    app = AsyncApp(
        name="iris",
        logger=quiet("bolt"),
        client=client,
        authorize=authorize,
        before_authorize=typed,
        process_before_response=True,
        request_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.block_action(ANY)(listeners.press)
    app.view_submission(ANY)(listeners.submit)
    app.options(ANY)(listeners.suggest)
    app.event("app_home_opened")(listeners.home)
    app.event("app_mention")(talk.mention)
    app.event("message")(talk.message)
    app.message_shortcut(SHORTCUT)(talk.shortcut)
    app.view_closed(ANY)(listeners.nothing)
    app.error(listeners.broken)
    return app


def quiet(name: str, level: int = logging.CRITICAL) -> logging.Logger:
    """Bolt and the SDK log whole payloads, which hold personal data; ours say what failed, without them."""
    logger = logging.getLogger(f"bot.slack.{name}")
    logger.setLevel(level)
    return logger
