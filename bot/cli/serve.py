"""`iris serve`: production. Refuses to start on anything that would fail at eight on Monday morning."""

import typer

from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("serve", help=say("cli-serve"))
    def serve() -> None:
        from bot.bootstrap import audit_keys, reach_zoom
        from bot.house import serving
        from bot.logs import configure_logs, log_uncaught
        from bot.server import Server, settle

        configure_logs()
        log_uncaught()
        house = ready_foundation(say)
        audit_keys(house.settings)
        with reach_zoom(house.settings, house.clock) as zoom:
            app = serving(house, zoom)
            settle()
            Server(app, house.settings.host, house.settings.port).run()
