"""A scholar's reference in any order: what each clause is, the head before a title, the tail behind it."""
