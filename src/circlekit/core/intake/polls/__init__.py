"""Polls of other tools: who can come when, and what that is on each one's own clock."""
