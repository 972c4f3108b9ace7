"""Answers of one person joined, and merged into a table of people."""
