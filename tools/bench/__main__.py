"""``make bench``."""

from tools.bench.parts import main

if __name__ == "__main__":
    main()
