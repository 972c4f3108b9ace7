"""Leads: what they do and need not do, and who may be one."""
