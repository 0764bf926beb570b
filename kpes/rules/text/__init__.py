"""K2: the words of the agreement."""
