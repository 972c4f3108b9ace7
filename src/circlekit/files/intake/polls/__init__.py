"""Polls in files: tables, pages and documents of other tools."""
