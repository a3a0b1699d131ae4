"""`flask budget`: what every kind of public page costs a buyer, held against what it may cost."""

from storefront.cli.budget.command import budget

__all__ = ["budget"]
