"""K1: the files as files, and the shape of what is in them.

A module without a ``check`` describes what the parser or the reader finds.
"""
