"""``python -m kpes`` does what ``kpes`` does."""

from kpes.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
