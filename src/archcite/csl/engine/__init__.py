"""The engine: compiles a style's tree to closures for items of one shape, and holds what they need while rendering."""
