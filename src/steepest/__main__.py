"""`python -m steepest` is `steepest`."""

from .cli import main

if __name__ == "__main__":
    main()
