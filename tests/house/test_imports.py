"""The stairs hold, and would be seen to break."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT

LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([LINT, "--no-logo", "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_imports_only_go_down() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "fault", "contract"),
    [
        ("chat/whatsapp.py", "import storefront.orders.records", "The stairs"),
        ("shop/door.py", "import storefront.desk.door", "The stairs"),
        ("merchants/records.py", "import flask", "Only doors and wire know Flask"),
        ("wire/security.py", "import htmx_flask", "One module knows htmx-flask"),
        ("shop/door.py", "import peewee", "reach peewee"),
        ("payments/taking.py", "import flask", "Only doors and wire know Flask"),
        ("payments/rules.py", "import storefront.payments.records", "are pure"),
        ("hooks/payments.py", "import storefront.outbound", "One module goes out"),
        ("catalogue/rules.py", "import storefront.catalogue.records", "are pure"),
        ("orders/cart.py", "import storefront.clock", "are pure"),
        ("pay/rails/pix.py", "import pathlib", "are pure"),
        ("orders/handover.py", "import storefront.orders.records", "What an order says"),
        ("chat/sms.py", "import storefront.chat.telegram", "No chat channel knows another"),
        ("pay/rails/upi.py", "import storefront.pay.rails.pix", "No way to pay knows another"),
        ("demo/stand_ins/stripe.py", "import storefront.pay.gateways.stripe", "Stand-ins know nothing"),
    ],
)
def test_a_planted_fault_is_caught(tmp_path: Path, module: str, fault: str, contract: str) -> None:
    planted = copy_of_the_house(tmp_path) / module
    planted.write_text(planted.read_text(encoding="utf-8") + f"\n{fault}\n", encoding="utf-8")

    assert any(contract in name for name in broken_contracts(tmp_path))


def test_a_room_on_no_floor_is_caught(tmp_path: Path) -> None:
    (copy_of_the_house(tmp_path) / "annexe.py").write_text('"""Built without asking."""\n', encoding="utf-8")

    assert any("The stairs" in name for name in broken_contracts(tmp_path))


def copy_of_the_house(folder: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", folder)
    without = shutil.ignore_patterns("__pycache__", "locale")
    return Path(shutil.copytree(PACKAGE, folder / "storefront", ignore=without))


def broken_contracts(folder: Path) -> list[str]:
    result = lint(folder)
    assert result.returncode != 0
    return [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
