"""A price list pasted from a chat: what of it are goods."""
