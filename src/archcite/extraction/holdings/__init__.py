"""References that open with their archive or its number and say behind it what the document is."""
