"""The text in which a poll page gives an answer, and how it is read again."""
