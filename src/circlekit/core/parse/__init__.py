"""Parsers: from what a person typed to a value, or a ``Wrong`` with a sentence and a hint."""
