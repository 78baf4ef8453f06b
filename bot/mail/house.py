"""The mail's parts, put together of the settings."""

from __future__ import annotations

from bot.mail.carrier import Post
from bot.mail.links import StopLinks
from bot.mail.message import Envelope
from bot.mail.transport import Transport
from bot.settings import Settings


def post_of(settings: Settings) -> Post:
    """The way out of a deployment that has one (`Settings.has_mail`)."""
    envelope = Envelope(sender=settings.mail_from, reply_to=settings.mail_reply_to, redirect=settings.mail_redirect)
    return Post(envelope=envelope, transport=transport_of(settings), links=stop_links(settings))


def stop_links(settings: Settings) -> StopLinks:
    secrets = [one.get_secret_value().encode() for one in settings.secret_key]
    sender = Envelope(sender=settings.mail_from).address
    return StopLinks(settings.public_url, secrets, settings.mail_reply_to or sender)


def transport_of(settings: Settings) -> Transport:
    """SMTP where it has a host, else Microsoft Graph; neither is reached yet."""
    if settings.smtp_host:
        from bot.mail.smtp import SmtpServer, SmtpTransport

        return SmtpTransport(
            SmtpServer(
                host=settings.smtp_host,
                port=settings.smtp_port,
                security=settings.smtp_security,
                user=settings.smtp_user,
                password=settings.smtp_password.get_secret_value(),
                authority=settings.smtp_authority,
            )
        )
    from bot.mail.graph import GraphTransport
    from bot.microsoft import Application, Credentials

    application = Application(
        client_id=settings.graph_client_id,
        tenant_id=settings.graph_tenant_id,
        authority_url=settings.graph_authority_url,
        secret=settings.graph_client_secret.get_secret_value(),
        certificate=settings.graph_certificate,
    )
    return GraphTransport(Credentials(application, f"{settings.graph_url.rstrip('/')}/.default"), settings.graph_url)
