"""Citations in running text: notes and sentences cut apart, "Ibid." and short forms led back to what they stand for."""
