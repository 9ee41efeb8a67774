"""The documentation's build: `sphinx-build -W docs docs/_build`."""

project = "archcite"
author = "The archcite developers"
copyright = "2026, The archcite developers"  # noqa: A001  (Sphinx reads this name)
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = "archcite"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
exclude_patterns = ["_build"]
nitpicky = False
