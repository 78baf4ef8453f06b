"""Requests to level-2 support (R60 to R62)."""
