"""Styles and locales: found, checked, read from XML to frozen trees, and kept for the next process."""
