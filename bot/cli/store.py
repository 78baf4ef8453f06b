"""`iris migrate` and `iris sync`: the schema, and a reading of Zoom now."""

from typing import Annotated

import typer

from bot.cli.foundation import foundation, ready_foundation
from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("migrate", help=say("cli-migrate"))
    def migrate() -> None:
        from storage.migrate import upgrade
        from storage.schema import current

        house = foundation()
        upgrade(house.settings.database_url)
        say.tell("cli-migrated", revision=current(house.engine) or "")

    @app.command("sync", help=say("cli-sync"))
    def sync(
        accept_shrink: Annotated[bool, typer.Option("--accept-shrink", help=say("cli-option-accept-shrink"))] = False,
    ) -> None:
        from bot.bootstrap import reach_zoom
        from bot.reactions import Reactions
        from zoom.mirror import Mirror

        house = ready_foundation(say)
        with reach_zoom(house.settings, house.clock) as zoom:
            mirror = Mirror(zoom.gateway, house.store, house.clock, Reactions(house.house, house.clock))
            with say.console.status(say("cli-sync-running")):
                reading = mirror.read_all(accept_shrink=accept_shrink)
        say.tell("cli-sync-done", seen=reading.seen, changed=sum(reading.changes.values()))
        if reading.alarm:
            say.error(say(f"cli-sync-{reading.alarm}", seen=reading.seen, known=reading.known))
            raise typer.Exit(1)
