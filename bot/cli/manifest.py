"""`iris manifest`: the Slack app's manifest for this deployment's address and command."""

import typer

from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("manifest", help=say("cli-manifest"))
    def manifest() -> None:
        from bot.settings import load_settings
        from bot.slack.manifest import EXAMPLE_URL, manifest_text
        from bot.slack.manifest import manifest as manifest_of

        settings = load_settings()
        socket_mode = bool(settings.slack_app_token.get_secret_value())
        wanted = manifest_of(settings.command, settings.public_url or EXAMPLE_URL, socket_mode=socket_mode)
        print(manifest_text(wanted), end="")
