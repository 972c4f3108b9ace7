"""Circles that stand already: kept, repaired and made better with as few people moved as can be."""
