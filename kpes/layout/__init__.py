"""From the agreement as it was written to what stands on the paper: labels, words, references, and their order."""
