"""K3: the partners."""
