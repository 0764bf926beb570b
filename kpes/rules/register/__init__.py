"""K5: what was recorded about signatures."""
