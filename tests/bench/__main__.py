"""``make bench``."""

from tests.bench.parts import main

if __name__ == "__main__":
    main()
