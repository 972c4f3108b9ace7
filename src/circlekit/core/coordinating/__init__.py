"""What the coordinator's own calendar holds: drafts, talks with leads, pulses (practices 90 and 106)."""
