"""`iris doctor`: is this deployment in good health, and what to do if not."""

import typer

from bot.cli.foundation import foundation
from bot.cli.speech import Speech

_SIGNS = {"good": "[green]✓[/]", "warning": "[yellow]![/]", "bad": "[red]✗[/]"}


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("doctor", help=say("cli-doctor"))
    def doctor() -> None:
        from rich.markup import escape

        from bot.diagnosis import Health, examine

        worst = 0
        for finding in examine(foundation()):
            sentence = say(f"doctor-{finding.key}", detail=finding.detail)
            say.console.print(f"{_SIGNS[finding.health]} {escape(sentence)}")
            worst = max(worst, 1 if finding.health is Health.BAD else 0)
        raise typer.Exit(worst)
