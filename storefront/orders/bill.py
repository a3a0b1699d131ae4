"""What an order still asks for: now, and when the goods change hands. Pure."""

from dataclasses import dataclass

HANDED_OVER = ("sent", "done")  # the goods have left: what is open is due, no part of it


@dataclass(frozen=True)
class Dues:
    """In minor units. What is paid, now and later, less what is to give back, is the total."""

    now: int
    later: int
    back: int


def deposit_of(total: int, percent: int) -> int:
    """Halves up to the minor unit; never above the total."""
    return (total * percent + 50) // 100


def dues(total: int, paid: int, percent: int, state: str) -> Dues:
    """Of an order with this total, deposit and state, for which the shop holds so much."""
    left = max(total - paid, 0)
    deposit = 0 if state in HANDED_OVER else deposit_of(total, percent)
    now = min(deposit - paid, left) if paid < deposit else left
    return Dues(now, left - now, max(paid - total, 0))
