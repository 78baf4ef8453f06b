"""`iris simulator`: a Zoom account of invented people on loopback HTTP."""

import signal
import threading
from typing import Annotated

import typer

from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("simulator", help=say("cli-simulator"))
    def simulator(
        port: Annotated[int, typer.Option(help=say("cli-option-port"))] = 8090,
        users: Annotated[int, typer.Option(min=0, help=say("cli-option-users"))] = 5000,
        seats: Annotated[int | None, typer.Option(min=0, help=say("cli-option-seats"))] = None,
        seed: Annotated[int, typer.Option(help=say("cli-option-seed"))] = 1,
        faults: Annotated[str, typer.Option(help=say("cli-option-faults"))] = "",
        webhook_url: Annotated[str, typer.Option(help=say("cli-option-webhook-url"))] = "",
        webhook_secret: Annotated[str, typer.Option(help=say("cli-option-webhook-secret"))] = "",
    ) -> None:
        from bot.simulated import simulated_settings
        from storage.reference.loader import load_reference
        from zoom.simulator import serve

        settings = simulated_settings(
            load_reference(),
            users=users,
            seats=seats,
            seed=seed,
            faults=faults,
            webhook_url=webhook_url,
            webhook_secret=webhook_secret,
        )
        stopped = threading.Event()
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, lambda *_: stopped.set())
        with serve(settings, port=port) as running:
            say.tell("cli-simulator-ready", api=running.api_url, oauth=running.oauth_url, control=running.control_url)
            stopped.wait()
