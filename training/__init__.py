"""Trains the network that ships with quotekit; no part of the package itself."""
