"""What the letters of a text were before line ends, copying, Markdown and scanning spoilt them; each keeps its place in the source."""
