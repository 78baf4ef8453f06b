"""Which addresses that Slack names are Slack's own: what is fetched and sent there stays with the workspace's host."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.addresses import is_guarded


def is_slacks(url: str, api_url: str) -> bool:
    """Whether `url` is of the Web API's own host, or https on a subdomain of it (files.slack.com beside slack.com)."""
    if not is_guarded(url):
        return False
    there, ours = urlsplit(url), urlsplit(api_url)
    if (there.scheme, there.netloc) == (ours.scheme, ours.netloc):
        return True
    host, whole = there.hostname or "", ours.hostname or ""
    return there.scheme == "https" and there.port in (None, 443) and bool(whole) and host.endswith(f".{whole}")
