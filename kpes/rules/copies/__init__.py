"""K4: the copies that were written."""
