"""Providers that take the money on a page of their own and tell us: one file each, none of which talks to anybody."""
