"""Citations and bibliographies: where cites stand, how items are told apart, what is sorted, grouped and collapsed."""
