"""What a shop's owner may count: days, never people. Nothing is kept of a visitor, nothing asked of their browser."""
