"""Pages at known providers: only their own hosts, the amount in the address where the page can read it."""

import pytest

from storefront.money import Money
from storefront.pay import METHODS, Bill
from storefront.problems import Problem
from tests.pay.examples import TYPED
from tests.vectors import vectors

PASTED = [kind for kind, typed in TYPED.items() if "link" in typed and kind not in ("link", "wave")]


def link(kind: str, typed: str, amount: Money | None, currency: str) -> str:
    (box,) = METHODS[kind].settings
    cleaned = METHODS[kind].check({box.name: typed}, currency)
    assert isinstance(cleaned, dict), cleaned
    return METHODS[kind].prompt(Bill(amount, currency, "4827-193"), cleaned).link


@pytest.mark.parametrize(
    ("kind", "typed", "minor", "currency", "expected"),
    [
        ("paypalme", "https://www.paypal.me/Shop/", 2550, "EUR", "https://paypal.me/Shop/25.50EUR"),
        ("paypalme", "@Shop", 2500, "JPY", "https://paypal.me/Shop/2500JPY"),
        ("paypalme", "paypal.me/Shop", None, "EUR", "https://paypal.me/Shop"),
        ("cashapp", "$AminaShop", 2500, "USD", "https://cash.app/$AminaShop/25.00"),
        ("cashapp", "cash.app/$AminaShop", None, "USD", "https://cash.app/$AminaShop"),
        ("venmo", "@Amina-Shop", 2500, "USD", "https://venmo.com/Amina-Shop?txn=pay&note=4827-193&amount=25.00"),
        ("venmo", "https://venmo.com/u/Amina", None, "USD", "https://venmo.com/u/Amina?txn=pay&note=4827-193"),
        ("monzo", "monzo.me/amina", 2500, "GBP", "https://monzo.me/amina/25.00?d=4827-193"),
        ("revolut", "revolut.me/amina", 2500, "EUR", "https://revolut.me/amina"),
        ("stripelink", "https://buy.stripe.com/8fK2xQ", 2500, "EUR", "https://buy.stripe.com/8fK2xQ?client_reference_id=4827-193"),
        ("wise", "https://wise.com/pay/business/a?amount={amount}", 2500, "EUR", "https://wise.com/pay/business/a?amount=25.00"),
        ("razorpayme", "https://razorpay.me/@amina", 2500, "INR", "https://razorpay.me/@amina"),
        ("mercadopagolink", "https://link.mercadopago.com.br/amina", 2500, "BRL", "https://link.mercadopago.com.br/amina"),
    ],
)  # fmt: skip
def test_the_order_is_written_into_the_address(
    kind: str, typed: str, minor: int | None, currency: str, expected: str
) -> None:
    assert link(kind, typed, None if minor is None else Money(minor, currency), currency) == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "paypalme"))
def test_a_page_is_found_as_published(inputs: dict[str, str], expected: str) -> None:
    amount = Money(int(inputs["amount"]) * 100, inputs["currency"])
    assert link("paypalme", inputs["user"], amount, inputs["currency"]) == expected


@pytest.mark.parametrize("kind", PASTED)
@pytest.mark.parametrize("host", ["evil.example", "{}.evil.example", "evil-{}", "{}@evil.example"])
def test_a_link_to_another_host_is_refused(kind: str, host: str) -> None:
    shown = METHODS[kind].settings[0].example.removeprefix("https://")
    own, _, path = shown.partition("/")
    currency = (METHODS[kind].currencies or ("EUR",))[0]
    problems = METHODS[kind].check({"link": f"https://{host.format(own)}/{path}"}, currency)
    assert isinstance(problems, list)
    assert [(problem.key, problem.field) for problem in problems] in (
        [("link.other_host", "link")],
        [("link.host", "link")],
    )


@pytest.mark.parametrize("kind", PASTED)
def test_the_host_is_shown_to_the_buyer(kind: str) -> None:
    currency = (METHODS[kind].currencies or ("EUR",))[0]
    cleaned = METHODS[kind].check(TYPED[kind], currency)
    assert isinstance(cleaned, dict)
    assert METHODS[kind].prompt(Bill(None, currency, "4827-193"), cleaned).host


@pytest.mark.parametrize(
    ("kind", "typed", "currency"),
    [
        ("paypalme", "no spaces here", "EUR"),
        ("paypalme", "evil.example/Shop", "EUR"),
        ("paypalme", "a" * 21, "EUR"),
        ("paypalme", "shop/99EUR", "EUR"),
        ("cashapp", "1amina", "USD"),
        ("venmo", "a/b/c", "USD"),
    ],
)
def test_a_name_that_can_be_none_is_refused_with_an_example(kind: str, typed: str, currency: str) -> None:
    example = METHODS[kind].settings[0].example
    assert METHODS[kind].check({"user": typed}, currency) == [Problem("wallet.number", "user", {"example": example})]
