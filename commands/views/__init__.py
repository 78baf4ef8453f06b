"""Neutral documents: what is shown, without saying on which platform."""
