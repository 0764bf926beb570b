"""A stack of scans: cut into copies, each compared, and a table of who seems to have signed; nothing is recorded."""
