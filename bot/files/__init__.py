"""Spreadsheets that people send, and files that they are given: formats stop here (R80, R81)."""
