"""What an item holds: names, dates, numbers and texts, read to values and put in the forms that styles ask for."""
