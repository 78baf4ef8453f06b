"""A stateful Zoom on loopback HTTP, with Zoom's real quirks, for the demo and the tests.

``serve(settings)`` runs it on a thread; ``python -m zoom.simulator --port 8123`` as a process. See docs in each module:
world (state), actions, removal and addons (rules), listings (pages), faults, limits, oauth, webhooks, control (/_simulator).
"""

from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.server import RunningSimulator, Simulator, serve
from zoom.simulator.settings import SimulatedEstablishment, SimulatorSettings
from zoom.simulator.world import World

__all__ = [
    "RunningSimulator",
    "SimulatedEstablishment",
    "Simulator",
    "SimulatorSettings",
    "World",
    "ZoomRefusal",
    "serve",
]
