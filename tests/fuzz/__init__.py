"""Files that nobody would write, by the ten thousand: reading them ends in problems, never in a traceback."""
