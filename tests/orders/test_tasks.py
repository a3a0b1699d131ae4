"""The background work of orders really happens."""

from datetime import timedelta
from pathlib import Path

import pytest

import storefront
from storefront import clock
from storefront.app import TASKS
from storefront.jobs.queue import queue
from storefront.orders.records import Order
from storefront.orders.tasks import sweep_orders
from tests.makers import make_product, make_shop
from tests.orders.placing import place_order


def test_every_room_with_tasks_is_known_to_the_application() -> None:
    root = Path(storefront.__file__).parent
    assert {f"{file.parent.name}.tasks" for file in root.glob("*/tasks.py")} == set(TASKS)


def test_the_queue_sweeps_orders() -> None:
    assert "storefront.orders.tasks.sweep_orders" in {task.name for task in queue._registry.periodic_tasks}


@pytest.mark.usefixtures("database")
def test_the_sweep_frees_what_was_held_too_long() -> None:
    shop = make_shop(hold_minutes=30)
    make_product(shop, stock_milli=10_000)
    order = place_order(shop, "1x4", now=clock.now() - timedelta(minutes=31))
    sweep_orders()
    assert Order.get_by_id(order.id).hold == "released"
