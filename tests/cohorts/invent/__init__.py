"""The people of the cohorts, invented: each module makes the tables of one folder, from a seed of its own.

Hours are drawn for each person by themselves; no circle is planted in them.
"""
