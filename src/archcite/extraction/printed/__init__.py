"""Printed sources: found by their imprint, taken apart into items of their own."""
