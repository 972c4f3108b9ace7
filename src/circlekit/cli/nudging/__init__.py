"""What ``circlekit nudge`` does with the drafts it wrote."""
