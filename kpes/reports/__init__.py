"""Findings and standings as text, tables and JSON, and the progress of long work."""
