"""`python -m archcite`."""

from archcite.cli import main

main(prog_name="archcite")
