"""What gets lost on the way: a page, a session, a network. Nothing typed or sent is lost with it."""

from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, Route, expect

from storefront.catalogue.records import Product
from storefront.merchants.records import Session
from tests.journeys.conftest import Server
from tests.journeys.offline import until
from tests.journeys.people import Merchant, photo

SHARE = """names => {
    const form = document.createElement('form'), box = document.createElement('input'), files = new DataTransfer();
    form.method = 'post'; form.enctype = 'multipart/form-data'; form.action = '/desk/photos/shared';
    box.type = 'file'; box.name = 'photos'; box.multiple = true;
    for (const name of names) {
        const bytes = Uint8Array.from(atob(name[1]), letter => letter.charCodeAt(0));
        files.items.add(new File([bytes], name[0], {type: 'image/jpeg', lastModified: 1e12}));
    }
    box.files = files.files; form.append(box); document.body.append(form); form.submit();
}"""


def files(folder: Path, many: int) -> list[Path]:
    """On the phone: chosen twice, they are the same files."""
    paths = [folder / f"IMG_{place}.jpg" for place in range(many)]
    for place, path in enumerate(paths):
        path.write_bytes(photo(place)["buffer"])
    return paths


def sent_by(page: Page) -> list[str]:
    """Which photos set out, by their numbers, as it happens."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/sent"):
            sent.append(request.url.split("/")[-2])

    page.on("request", note)
    return sent


def all_sent(page: Page, many: int) -> None:
    expect(page.get_by_text(f"{many} of {many} photos are sent.")).to_be_visible(timeout=60_000)


def test_photos_chosen_before_the_script_is_there_are_sent(server: Server, chromium: Browser, tmp_path: Path) -> None:
    amina = Merchant(chromium, server)
    held: list[Route] = []
    amina.context.route("**/desk-photos.*.js", lambda route: held.append(route))
    amina.open("/signup")
    amina.fill(name="Amina's basket", phone="+233 24 123 4567", password="jollof on friday")
    amina.press("Open my shop")
    amina.sees("Your shop is open")
    amina.page.set_input_files("#photos", files(tmp_path, 2))
    held[0].continue_()
    all_sent(amina.page, 2)
    amina.put_away()


def test_a_page_closed_in_between_sends_only_what_is_missing(server: Server, chromium: Browser, tmp_path: Path) -> None:
    amina, three = Merchant(chromium, server), files(tmp_path, 3)
    amina.opens_a_shop()
    amina.page.on("dialog", lambda asked: asked.accept())  # it asks before it leaves
    sent = sent_by(amina.page)
    amina.context.route("**/desk/photos/2/sent", lambda route: route.abort())
    amina.page.set_input_files("#photos", three)
    amina.fill(**{"title-1": "Tomatoes", "price-1": "9"})
    expect(amina.page.get_by_text("No network. It goes on by itself.")).to_be_visible(timeout=60_000)
    amina.context.unroute("**/desk/photos/2/sent")
    before = len(sent)
    amina.page.reload()
    expect(amina.page.locator("[name=title-1]")).to_have_value("Tomatoes")
    amina.page.set_input_files("#photos", three)
    all_sent(amina.page, 3)
    assert sent[:before] == ["1", "2"] and sent[before:] == ["2", "3"]
    assert [len(product.photos) for product in Product.select()] == [1, 1, 1]
    amina.put_away()


def test_photos_from_the_gallery_wait_on_the_phone_until_somebody_signs_in(server: Server, chromium: Browser) -> None:
    amina = Merchant(chromium, server)
    amina.opens_a_shop()
    until(amina.page, "navigator.serviceWorker.getRegistration('/desk/photos/').then(r => !!(r && r.active))")
    Session.delete().execute()
    amina.open("/signin")
    amina.page.evaluate(SHARE, [[each["name"], b64encode(each["buffer"]).decode()] for each in (photo(0), photo(1))])
    amina.sees("Sign in to your shop")
    amina.fill(name="+233 24 123 4567", password="jollof on friday")
    amina.press("Sign in")
    all_sent(amina.page, 2)
    amina.page.reload()
    expect(amina.page.locator("#list .thumb img")).to_have_count(2)
    expect(amina.page.locator("#sending")).to_be_hidden()
    amina.put_away()


def test_what_was_typed_outlives_the_session(server: Server, chromium: Browser) -> None:
    amina = Merchant(chromium, server, expecting=403)
    amina.opens_a_shop()
    amina.open("/desk/products/new")
    amina.fill(title="Mint", price="3")
    Session.delete().execute()
    amina.press("Save")
    amina.sees("What you wrote is kept")
    amina.fill(name="+233 24 123 4567", password="jollof on friday")
    amina.press("Sign in")
    amina.press("Go on with it")
    amina.sees("Saved.")
    assert (Product.get().title, Product.get().price_minor) == ("Mint", 300)
    amina.put_away()


def test_what_was_typed_outlives_a_lost_network(server: Server, chromium: Browser) -> None:
    amina = Merchant(chromium, server)
    amina.opens_a_shop()
    amina.open("/desk/products/new")
    amina.fill(title="Mint", price="3")
    amina.context.set_offline(True)
    amina.press("Save")
    amina.sees("No network. What you wrote is still here: try again.")
    expect(amina.page.locator("[name=title]")).to_have_value("Mint")
    amina.context.set_offline(False)

    amina.context.route("**/desk/products/new", lambda route: route.abort())  # bars are shown, nothing gets through
    amina.press("Save")
    amina.page.wait_for_url("chrome-error://**")
    amina.context.unroute("**/desk/products/new")
    amina.open("/desk/products/new")
    expect(amina.page.locator("[name=title]")).to_have_value("Mint")
    amina.press("Save")
    amina.sees("Saved.")
    assert (Product.get().title, Product.get().price_minor) == ("Mint", 300)
    amina.page.wait_for_load_state()
    amina.open("/desk/products/new")
    expect(amina.page.locator("[name=title]")).to_have_value("")
    amina.put_away()
