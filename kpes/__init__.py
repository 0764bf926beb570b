"""kpes: agreements that many parties sign, kept as data."""

__version__ = "0.1.0"
