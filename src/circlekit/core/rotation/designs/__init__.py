"""Rounds in which no pair meets twice, by algebra: constructed when they are asked for."""
