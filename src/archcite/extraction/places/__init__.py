"""Where a document is kept: the archive among its clauses, the shelfmark in steps or without, leaves and pages."""
