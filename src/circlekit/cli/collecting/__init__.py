"""What `circlekit collect` is made of: read, show what changes, write."""
