"""Shelves to begin with: drawn, named goods of a trade, off until they have a price."""
