"""Keys of what has come lately, so that what a platform delivers twice is answered once (R44)."""

from __future__ import annotations

from collections import OrderedDict


class Recent:
    """In memory: after a restart the rows' own keys tell."""

    def __init__(self, most: int = 2_000) -> None:
        self._most = most
        self._keys: OrderedDict[str, None] = OrderedDict()

    def add(self, key: str) -> bool:
        """Whether it is new."""
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > self._most:
            self._keys.popitem(last=False)
        return True

    def drop(self, key: str) -> None:
        """It was not answered after all: it may come again."""
        self._keys.pop(key, None)
