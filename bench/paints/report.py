"""What was seen on bad networks, found beside wanted."""

import statistics
from collections.abc import Mapping, Sequence

from bench.paints.networks import Network
from bench.paints.phone import EAGER, Visit
from bench.table import show


def report_paints(title: str, visits: Mapping[str, Sequence[Visit]], most_s: Mapping[str, float]) -> None:
    """most_s: until when words should stand, by the kind of visit."""
    rows = [("medians of loads", "words, s", "worst", "wanted", "first screen whole, s", "worst", "KB by then")]
    for when, seen in visits.items():
        words, whole = [visit.words_s for visit in seen], [visit.whole_s for visit in seen]
        wanted = f"≤ {most_s[when]}" if when in most_s else ""
        kilobytes = statistics.median(visit.carried for visit in seen) / 1000
        rows.append((when, *_median_and_worst(words), wanted, *_median_and_worst(whole), f"{kilobytes:.1f}"))
    show(title, rows)


def report_photos(network: Network, visits: Sequence[Visit]) -> None:
    arrived = sum(visit.eager == EAGER for visit in visits)
    whole = _median_and_worst([visit.whole_s for visit in visits])
    show(
        f"{network}, empty phone",
        [
            ("", "found", "wanted"),
            (f"loads in which the first {EAGER} photos arrived", f"{arrived} of {len(visits)}", "all"),
            ("first screen whole, s: median, worst", ", ".join(whole), ""),
        ],
    )


def _median_and_worst(seconds: Sequence[float]) -> tuple[str, str]:
    return f"{statistics.median(seconds):.1f}", f"{max(seconds):.1f}"
