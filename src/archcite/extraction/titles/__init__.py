"""What a title says: the kind of document, who wrote to whom, who met whom, and the short title."""
