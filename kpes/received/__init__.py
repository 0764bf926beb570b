"""Files that came back: what words they hold, and what in them is not understood. Bytes in, a `Reading` out.

Nothing here trusts a file: it is read within bounds of time and memory, and what cannot be read ends in `Unreadable`,
which says why. `formats` tells what a file is; a DOCX is understood where nothing is left to remark on, all else never.
"""
