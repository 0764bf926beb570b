"""The command line: parse, call, report, and nothing else."""

from kpes.cli.main import main

__all__ = ["main"]
