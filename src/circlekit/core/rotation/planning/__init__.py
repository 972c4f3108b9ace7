"""Rounds of groups in which few pairs meet twice: counted, bounded, built and searched."""
