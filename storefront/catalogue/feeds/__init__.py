"""Goods in other people's files: rows become drafts, pure. No address in a file is ever fetched."""
