"""A price so many percent higher or lower, as a shopkeeper would write it. Pure."""

MOST_PERCENT = 500
_FINEST = 40  # a step is at most a fortieth of the price: nobody sees 20,40 become 20,50


def stepped(minor: int, percent: int) -> int:
    """The price changed by so many percent, rounded to a handy step: 1, 5, 10, 50 … of the smallest unit.

    A step is never larger than the change itself, so that a small change is not rounded away; a price stays a price.
    """
    change = minor * abs(percent)  # in hundredths
    step = _handy(min(minor // _FINEST, change // 100))
    target = minor * (100 + percent)
    rounded = (target + 50 * step) // (100 * step) * step
    return max(rounded, 1)


def _handy(most: int) -> int:
    """The largest of 1, 5, 10, 50, 100 … that is not above `most`."""
    step = 1
    while step * 5 <= most:
        step *= 5 if str(step)[0] == "1" else 2
    return step
