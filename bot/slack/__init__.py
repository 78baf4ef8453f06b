"""The Slack front end: signed HTTP or Socket Mode in, Block Kit out."""

from bot.slack.front import SlackFront, slack_front

__all__ = ["SlackFront", "slack_front"]
