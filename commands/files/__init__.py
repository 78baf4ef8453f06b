"""Spreadsheets in and out: what people send, what they are given."""
