"""What a file turned into: products to be, and rows that can't be, each with its line and reason."""

from dataclasses import dataclass

from storefront.catalogue.drafts import ProductDraft
from storefront.problems import Problem


@dataclass(frozen=True)
class Imported:
    """One product of a file. handle: its lasting name there; section: a shelf's name; photos: file names."""

    line: int
    handle: str
    draft: ProductDraft
    section: str = ""
    photos: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class RefusedRow:
    line: int
    name: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Feed:
    products: tuple[Imported, ...]
    refused: tuple[RefusedRow, ...]
