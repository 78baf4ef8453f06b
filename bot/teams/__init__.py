"""The Microsoft Teams front end: signed activities in, Adaptive Cards out."""
