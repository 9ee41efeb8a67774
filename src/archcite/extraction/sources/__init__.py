"""The source field of a document: places, printings, and who obtained, gave or translated it."""
