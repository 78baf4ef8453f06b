"""Zoom's REST protocol without any input or output: requests are built, answers decoded and judged, by pure functions."""
