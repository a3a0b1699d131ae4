"""A gateway with its stand-in, as one test needs them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from storefront.demo.stand_ins.server import serving
from storefront.pay import METHODS
from tests.pay.gateways.cases import CASES
from tests.pay.gateways.desk import Desk


@pytest.fixture
def desk_of() -> Iterator[Callable[[str], Desk]]:
    """Gateways by their kind; their stand-ins end with the test."""
    with ExitStack() as running:
        yield lambda kind: Desk(METHODS[kind], running.enter_context(serving(CASES[kind].stand_in())))
