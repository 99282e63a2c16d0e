"""Who said what in the news, and through whom we know it."""
