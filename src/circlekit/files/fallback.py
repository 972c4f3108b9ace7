"""PyYAML's own parser, for machines without libyaml, made to take tabs where libyaml takes them.

The two differ in one thing that people type: a tab between a key and its value, or inside a text.
"""

from __future__ import annotations

from typing import Any

import yaml


class TabbedLoader(yaml.Loader):
    """Reads a tab as white space wherever it cannot be indentation; used for its events alone."""

    def scan_to_next_token(self) -> None:
        """Skip white space and comments before a token."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str]:
        """Return the white space inside a text without quotes."""
        length = 0
        while self.peek(length) in (" ", "\t"):
            length += 1
        blanks = self.prefix(length)
        if "\t" not in blanks:
            return list(super().scan_plain_spaces(indent, start_mark) or [])
        self.forward(length)
        return list(super().scan_plain_spaces(indent, start_mark) or [blanks])
