"""Invitations by mail: who gets one, whose address it shows, and what became of those sent before."""
