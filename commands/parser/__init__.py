"""Text, buttons and forms → the command they ask for. Nothing here raises for what people or clients send."""
