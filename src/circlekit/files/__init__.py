"""Disks and formats: text becomes core values here, and goes back."""
