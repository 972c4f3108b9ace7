"""Measurements that are run by hand, each a module with a ``main``; none of them is a test."""
