"""`python -m archcite.csl`: the citation server of `jobs` on standard input and output."""

import sys

from archcite.csl.garbage import seek_garbage_seldom
from archcite.csl.jobs import lines_of, run


def main() -> None:
    """Serve jobs until the input ends."""
    seek_garbage_seldom()
    for answer in run(lines_of(sys.stdin)):
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
