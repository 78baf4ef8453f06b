"""Frozen values and pure decisions about Zoom accounts, seats and people."""
