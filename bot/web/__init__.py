"""The local web chat of `iris demo`: a front end on loopback. `iris serve` never mounts it."""
