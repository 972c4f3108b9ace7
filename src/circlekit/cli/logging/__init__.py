"""What the command ``log`` is made of: what it was given, what it writes and takes back, what it shows."""
