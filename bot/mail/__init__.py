"""The way out for e-mails: HTML and plain text, SMTP or Microsoft Graph, from the outbox in the database."""
