"""Free text of a request, in French or English, read by rules of our own (R60)."""

from commands.requests.reading.model import Field, Part, PersonRead, Read, Wish
from commands.requests.reading.reader import read_request

__all__ = ["Field", "Part", "PersonRead", "Read", "Wish", "read_request"]
