"""A simulated quarter of reminders: a real house, and an account of what it owed that knows nothing of the house's code."""
