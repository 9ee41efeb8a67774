"""Pages, blocks, headers and notes as archives and editions print them, and what hosts and mirrors do to them."""
