"""Kinds of write: the steps each takes at Zoom, and what to re-read to finish or undo it after a crash (R90)."""
