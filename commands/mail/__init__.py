"""What is written by e-mail, to whom and when (R25, R72); `bot.mail` carries it."""
