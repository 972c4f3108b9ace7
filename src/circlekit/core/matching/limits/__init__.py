"""The best that is possible at all: what no search can beat, proven."""
