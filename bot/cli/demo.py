"""`iris demo`: the whole house on this machine, in one process; Ctrl-C leaves nothing behind."""

from contextlib import AbstractContextManager, ExitStack, suppress
from socket import socket
from typing import Annotated

import typer

from bot.cli.speech import Speech

USUAL_PORT = 8765
USUAL_PERSON = "gestionnaire-03"
TRIES = ("first", "second", "third", "fourth", "fifth")


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("demo", help=say("cli-demo"))
    def demo(
        users: Annotated[int, typer.Option(min=0, max=1_000_000, help=say("cli-option-users"))] = 5000,
        port: Annotated[int | None, typer.Option(min=0, max=65535, help=say("cli-option-port"))] = None,
        playground: Annotated[bool, typer.Option("--playground", help=say("cli-option-playground"))] = False,
        person: Annotated[str, typer.Option(help=say("cli-option-person"))] = USUAL_PERSON,
    ) -> None:
        import signal

        from bot.demo import demonstration
        from bot.logs import configure_logs
        from bot.playground import fetched
        from bot.server import Server

        name = _name(person, say)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as by Ctrl-C: the temporary folder goes
        configure_logs(level="WARNING")
        with ExitStack() as stack:
            listening = stack.enter_context(_listening(port, say))
            port = int(listening.getsockname()[1])
            if playground:
                with say.console.status(say("cli-playground-fetching")):
                    fetched()
            say.tell("cli-demo-starting", users=users)
            ready = stack.enter_context(demonstration(users=users, port=port, teams_as=person if playground else ""))
            say.tell("cli-demo-ready")
            say.console.print(f"  http://127.0.0.1:{port}/", style="bold")
            if playground:
                say.tell("cli-demo-teams", name=name)
                say.console.print(f"  {stack.enter_context(_teams(port, person))}", style="bold")
            say.tell("cli-demo-try")
            for which in TRIES:
                say.console.print(f"  {say(f'cli-demo-{which}')}", markup=False)
            say.tell("cli-demo-simulator", url=ready.zoom.control_url)
            Server(ready.app, "127.0.0.1", port, on_exit=ready.conversations.close).run(sockets=[listening])


def _name(key: str, say: Speech) -> str:
    """Of one of the demonstration's people."""
    from bot.web.people import PEOPLE
    from commands.domain.errors import ConfigurationError

    names = {person.key: person.name for person in PEOPLE if person.email}
    if key not in names:
        raise ConfigurationError(say("cli-demo-bad-person", keys=", ".join(names)))
    return names[key]


def _teams(port: int, person: str) -> AbstractContextManager[str]:
    """The local Teams client before the demonstration that will listen there."""
    from bot.playground import playground

    return playground(f"http://127.0.0.1:{port}/api/messages", me=person)


def _listening(port: int | None, say: Speech) -> socket:
    """Listens at the port asked for, or tells that it is taken; none asked for: the usual one, else any that is free. From now
    on, so that nobody takes it while the demonstration is made ready; whoever comes early waits."""
    from commands.domain.errors import ConfigurationError
    from zoom.simulator.server import listening_socket

    for wanted in (USUAL_PORT, 0) if port is None else (port,):
        with suppress(OSError):
            return listening_socket("127.0.0.1", wanted)
    raise ConfigurationError(say("cli-port-taken", port=str(port)))
