"""`iris serve`: production. Refuses to start on anything that would fail at eight on Monday morning."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import typer

from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("serve", help=say("cli-serve"))
    def serve() -> None:
        with ExitStack() as stack:
            with _unwatched():
                from bot.bootstrap import audit_keys, reach_zoom
                from bot.house import serving
                from bot.logs import configure_logs, log_uncaught
                from bot.server import Server, settle

                configure_logs()
                log_uncaught()
                house = ready_foundation(say)
                audit_keys(house.settings)
                zoom = stack.enter_context(reach_zoom(house.settings, house.clock))
                server = Server(serving(house, zoom), house.settings.host, house.settings.port)
                settle()
            server.run()


@contextmanager
def _unwatched() -> Iterator[None]:
    """A tenth of the start would be spent by the collector of garbage, looking at what is being loaded."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
