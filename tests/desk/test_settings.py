import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from storefront.merchants.drafts import Timing
from storefront.merchants.ordering import timing_of
from storefront.merchants.records import Area, Member, Shop, areas_of, channels_of
from tests.desk.people import PASSWORD, at_the_desk, make_amina, problems
from tests.makers import make_area, make_product

PROFILE = {
    "name": "Amina’s basket",
    "phone": "0612345678",
    "tagline": "Fruit",
    "accent": "leaf",
    "time_zone": "Africa/Casablanca",
    "opened_on": "2019",
    "seen": "1",
}
SCREENS = ("profile", "languages", "selling", "hours", "notice", "areas", "channels", "methods", "me")


@pytest.fixture
def amina(app: Flask) -> Member:
    return make_amina(languages=["fr", "ar"])


@pytest.fixture
def desk(client: FlaskClient, amina: Member) -> FlaskClient:
    return at_the_desk(client, amina)


def fresh() -> Shop:
    return Shop.get(Shop.slug == "amina")


@pytest.mark.parametrize("screen", ["", *(f"/{name}" for name in SCREENS)])
def test_every_screen_opens_and_stays_small(desk: FlaskClient, screen: str) -> None:
    answer = desk.get(f"/desk/settings{screen}")
    assert answer.status_code == 200
    assert len(answer.data) < 10_000


def test_a_profile_is_saved_and_says_so(desk: FlaskClient) -> None:
    answer = desk.post("/desk/settings/profile", data=PROFILE, follow_redirects=True)
    assert 'role="status"' in answer.text
    assert (fresh().tagline, fresh().accent, fresh().opened_at.year) == ("Fruit", "leaf", 2019)


def test_a_faulty_profile_keeps_what_was_typed(desk: FlaskClient) -> None:
    answer = desk.post("/desk/settings/profile", data={**PROFILE, "email": '"><script>', "website": "http://x"})
    assert answer.status_code == 422
    assert len(problems(answer.text)) == 2
    assert 'value="&#34;&gt;&lt;script&gt;"' in answer.text
    assert fresh().tagline == ""


def test_the_second_saver_is_told_and_keeps_their_text(desk: FlaskClient) -> None:
    desk.post("/desk/settings/profile", data=PROFILE)
    for seen in ("1", "9" * 30, "-1", "x"):
        answer = desk.post("/desk/settings/profile", data={**PROFILE, "tagline": "Mine", "seen": seen})
        assert answer.status_code == 409
        assert 'value="Mine"' in answer.text
    assert fresh().tagline == "Fruit"


def test_fields_that_are_the_hosts_stay_the_hosts(desk: FlaskClient) -> None:
    desk.post("/desk/settings/profile", data={**PROFILE, "state": "frozen", "slug": "x", "country": "FR", "id": "9"})
    assert (fresh().state, fresh().country) == ("approved", "MA")


def test_a_second_language_keeps_its_texts(desk: FlaskClient) -> None:
    form = {"main": "fr", "languages": ["ar", "en"], "name-ar": "سلة أمينة", "seen": "1"}
    assert desk.post("/desk/settings/languages", data=form).status_code == 303
    assert fresh().languages == ["fr", "ar", "en"]
    assert fresh().text("name", "ar") == "سلة أمينة"
    assert desk.post("/desk/settings/languages", data={"main": "xx"}).status_code == 422


def test_what_the_shop_asks_has_a_box_in_each_language(desk: FlaskClient) -> None:
    path = "/desk/settings/languages"
    assert 'name="asks-ar"' not in desk.get(path).text
    Shop.update(asks=["Jour", "Heure"]).execute()
    form = {"main": "fr", "languages": ["ar"], "asks-ar": "اليوم\r\nالساعة", "seen": "1"}
    assert desk.post(path, data=form).status_code == 303
    assert fresh().several("asks", "ar") == ("اليوم", "الساعة")
    page = desk.get(path).text
    assert "اليوم\nالساعة</textarea>" in page
    assert "Jour · Heure" in page


def test_selling_is_saved_or_asked_back(desk: FlaskClient) -> None:
    form = {"mode": "ask", "pay_when": "at_once", "hold_minutes": "0", "lapse_hours": "24", "asks": ["Day", "", ""]}
    assert desk.post("/desk/settings/selling", data=form).status_code == 303
    assert (fresh().mode, fresh().hold_minutes, fresh().asks) == ("ask", 0, ["Day"])
    answer = desk.post("/desk/settings/selling", data={**form, "hold_minutes": "soon"})
    assert answer.status_code == 422
    assert 'value="soon"' in answer.text


def test_hours_are_read_as_people_write_them(desk: FlaskClient) -> None:
    form = {
        "from-0-0": "9",
        "to-0-0": "13h",
        "from-0-1": "1600",
        "to-0-1": "٢٠:٣٠",
        "from-5-0": "20:00",
        "to-5-0": "02.00",
        "date-0": "2027-01-01",
    }
    assert desk.post("/desk/settings/hours", data=form).status_code == 303
    assert fresh().hours == {
        "weekly": {"0": [["09:00", "13:00"], ["16:00", "20:30"]], "5": [["20:00", "02:00"]]},
        "dates": {"2027-01-01": []},
    }
    page = desk.get("/desk/settings/hours").text
    assert 'name="to-0-1" value="20:30"' in page
    assert 'value="2027-01-01"' in page


def test_one_days_hours_spread_over_the_empty_days(desk: FlaskClient) -> None:
    desk.post(
        "/desk/settings/hours",
        data={"from-0-0": "9", "to-0-0": "18", "from-6-0": "10", "to-6-0": "12", "spread": "1"},
    )
    weekly = fresh().hours["weekly"]
    assert weekly["3"] == [["09:00", "18:00"]]
    assert weekly["6"] == [["10:00", "12:00"]]


def test_unreadable_hours_stand_beside_their_day(desk: FlaskClient) -> None:
    answer = desk.post(
        "/desk/settings/hours", data={"from-2-0": "late", "to-2-0": "25", "date-0": "Eid", "from-date-0-0": "9"}
    )
    assert answer.status_code == 422
    assert 'value="late"' in answer.text
    assert problems(answer.text)
    assert fresh().hours == {}


def test_holidays_a_closing_and_the_time_orders_need_are_kept(desk: FlaskClient) -> None:
    form = {
        "from-0-0": "9",
        "to-0-0": "18",
        "reopens": "2099-12-05",
        "holiday-from-0": "2099-12-24",
        "holiday-to-0": "2100-01-02",
        "holiday-from-1": "٢٠٩٩-٠٥-٠١",
        "holiday-to-1": "",
        "when_closed": "refuse",
        "lead": "1",
        "lead_in": "days",
        "order_by": "18h",
    }
    assert desk.post("/desk/settings/hours", data=form).status_code == 303
    shop = fresh()
    assert shop.hours["holidays"] == [["2099-12-24", "2100-01-02"], ["2099-05-01", "2099-05-01"]]
    assert shop.hours["reopens"] == "2099-12-05"
    assert timing_of(shop) == Timing("refuse", 1, "days", "18:00")
    page = desk.get("/desk/settings/hours").text
    for kept in ('name="reopens" type="date" value="2099-12-05"', 'value="2100-01-02"', 'value="18:00"'):
        assert kept in page
    assert 'value="refuse" checked' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"lead": "soon"},
        {"lead": "97"},
        {"lead": "61", "lead_in": "days"},
        {"lead_in": "weeks"},
        {"when_closed": "maybe"},
        {"order_by": "late", "lead_in": "days"},
        {"order_by": "18:00", "lead": "3", "lead_in": "hours"},
        {"holiday-from-0": "2099-12-24", "holiday-to-0": "2099-12-23"},
        {"reopens": "soon"},
    ],
)
def test_a_time_that_can_not_be_meant_is_asked_back(desk: FlaskClient, wrong: dict[str, str]) -> None:
    answer = desk.post("/desk/settings/hours", data={"lead_in": "hours", "from-0-0": "9", "to-0-0": "18", **wrong})
    assert answer.status_code == 422
    assert all(
        f'value="{value}"' in answer.text for name, value in wrong.items() if name not in ("lead_in", "when_closed")
    )
    assert (fresh().hours, fresh().timing) == ({}, {})


def test_an_areas_days_are_boxes_and_all_of_them_are_none(desk: FlaskClient) -> None:
    desk.post("/desk/settings/areas", data={"name": "Guéliz", "day-1": "1", "day-4": "1"})
    area = Area.get()
    assert area.days == [1, 4]
    page = desk.get(f"/desk/settings/areas/{area.id}").text
    assert page.count("checked") == 2
    assert "Tuesday" in desk.get("/desk/settings/areas").text
    every = {f"day-{day}": "1" for day in range(7)}
    desk.post(f"/desk/settings/areas/{area.id}", data={"name": "Guéliz", **every})
    assert Area.get().days == []


def test_a_notice_ends_with_its_last_day(desk: FlaskClient) -> None:
    desk.post("/desk/settings/notice", data={"notice": "Clémentines", "notice_until": "2099-12-31"})
    assert fresh().notice == "Clémentines"
    assert fresh().notice_until.isoformat() == "2099-12-31T23:00:00+00:00"  # midnight in Casablanca, an hour before
    assert 'value="2099-12-31"' in desk.get("/desk/settings/notice").text
    assert desk.post("/desk/settings/notice", data={"notice": "x", "notice_until": "2000-01-01"}).status_code == 422


def test_a_pause_begins_and_ends(desk: FlaskClient) -> None:
    desk.post("/desk/settings/pause", data={"pause_message": "Back on Monday"})
    assert (fresh().paused, fresh().pause_message) == (True, "Back on Monday")
    desk.post("/desk/settings/resume")
    assert fresh().paused is False


def test_areas_are_added_with_the_shops_own_money(desk: FlaskClient) -> None:
    form = {"name": "Guéliz", "name-ar": "جليز", "fee": "12,5", "free_above": "200", "minimum": ""}
    assert desk.post("/desk/settings/areas", data=form).status_code == 303
    area = areas_of(fresh())[0]
    assert (area.fee_minor, area.free_above_minor, area.text("name", "ar")) == (1250, 20000, "جليز")
    kept = desk.get(f"/desk/settings/areas/{area.id}").text
    assert 'value="12,50"' in kept
    answer = desk.post(f"/desk/settings/areas/{area.id}", data={**form, "fee": "many"})
    assert answer.status_code == 422
    assert 'value="many"' in answer.text


def test_an_area_is_removed_on_its_own_page_where_no_thumb_slips(desk: FlaskClient) -> None:
    desk.post("/desk/settings/areas", data={"name": "Guéliz"})
    one = f"/desk/settings/areas/{areas_of(fresh())[0].id}"
    assert f"{one}/remove" not in desk.get("/desk/settings/areas").text
    assert f'formaction="{one}/remove"' in desk.get(one).text
    told = desk.post(f"{one}/remove", follow_redirects=True).text
    assert not areas_of(fresh())
    assert "Guéliz is removed." in told and f'action="{one}/back"' in told
    desk.post(f"{one}/back")
    assert [area.name for area in areas_of(fresh())] == ["Guéliz"]
    assert desk.post(f"{one}/back").status_code == 404, "it is there"


def test_pick_up_and_somewhere_else_are_switched(desk: FlaskClient) -> None:
    desk.post("/desk/settings/delivery", data={"pick_up": "1"})
    assert (fresh().pick_up, fresh().somewhere_else) == (True, False)


def test_another_shops_area_is_as_absent_as_none(desk: FlaskClient) -> None:
    foreign = make_area(make_amina("zoe").shop, "Port").id
    for area_id in (foreign, 999_999, 2**70):
        assert desk.get(f"/desk/settings/areas/{area_id}").status_code == 404
        for verb in ("", "/up", "/remove"):
            assert desk.post(f"/desk/settings/areas/{area_id}{verb}", data={"name": "Mine"}).status_code == 404
    assert Area.get_by_id(foreign).name == "Port"


def test_chats_are_saved_or_asked_back(desk: FlaskClient) -> None:
    answer = desk.post("/desk/settings/channels", data={"whatsapp": "0612345678", "email": "amina"})
    assert answer.status_code == 422
    assert 'value="amina"' in answer.text
    desk.post("/desk/settings/channels", data={"whatsapp": "0612345678", "email": "a@b.ma", "first": "email"})
    assert [channel.kind for channel in channels_of(fresh())] == ["email", "whatsapp"]


@pytest.mark.parametrize(
    ("path", "form", "box"),
    [
        ("methods/bank", {"holder": "Amina", "bank": "BMCE", "account": "1234 5678 9012"}, "password"),
        ("methods/bank/remove", {}, "password"),
        ("password", {"new": "oranges de Berkane"}, "old"),
    ],
)
def test_who_finds_a_signed_in_phone_may_not_guess_for_ever(
    desk: FlaskClient, path: str, form: dict[str, str], box: str
) -> None:
    there, elsewhere = {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "198.51.100.7"}
    desk.post("/desk/settings/methods/bank", data={"holder": "A", "bank": "B", "account": "12345678", box: PASSWORD})
    for _ in range(20):
        desk.post("/desk/settings/password", data={"old": "guess", "new": "oranges de Berkane"}, environ_base=there)
    answer = desk.post(f"/desk/settings/{path}", data={**form, box: PASSWORD}, environ_base=there)
    assert answer.status_code == 422
    assert problems(answer.text)[0] == "Too many wrong passwords. Wait an hour."
    assert desk.post(f"/desk/settings/{path}", data={**form, box: PASSWORD}, environ_base=elsewhere).status_code == 303


def test_a_new_address_redirects_nothing_away(desk: FlaskClient) -> None:
    assert desk.post("/desk/settings/address", data={"slug": "desk"}).status_code == 422
    desk.post("/desk/settings/address", data={"slug": "Basket"})
    assert Shop.get().slug == "basket"


def test_the_desk_changes_its_language(desk: FlaskClient) -> None:
    desk.post("/desk/settings/me", data={"name": "Amina", "language": "ar"})
    assert '<html lang="ar" dir="rtl">' in desk.get("/desk/settings").text
    assert desk.post("/desk/settings/me", data={"name": "Amina", "language": "hi"}).status_code == 422


def test_a_changed_password_keeps_this_browser_signed_in(desk: FlaskClient) -> None:
    form = {"old": PASSWORD, "new": "oranges de Berkane"}
    assert desk.post("/desk/settings/password", data=form).status_code == 303
    assert desk.get("/desk/settings/me").status_code == 200


def test_a_photo_becomes_the_picture_of_the_shop_and_goes_again(desk: FlaskClient) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (320, 240), "#a8410f").save(drawn, "JPEG")
    drawn.seek(0)
    desk.post("/desk/settings/logo", data={"logo": (drawn, "me.jpg")}, content_type="multipart/form-data")
    assert f"/media/{fresh().logo}-160.jpg" in desk.get("/desk/settings/profile").text
    desk.post("/desk/settings/logo", data={"remove": "1"})
    assert fresh().logo == ""


def test_a_text_file_is_no_logo(desk: FlaskClient) -> None:
    data = {"logo": (io.BytesIO(b"not a picture"), "logo.jpg")}
    answer = desk.post("/desk/settings/logo", data=data, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "logo.jpg" in problems(answer.text)[0]
    assert desk.post("/desk/settings/logo").status_code == 422


@pytest.mark.parametrize(
    ("screen", "boxes"),
    [
        ("settings/profile", ("name", "tagline", "description", "category", "place", "address", "return_rule")),
        ("settings/notice", ("notice", "pause_message")),
        ("settings/selling", ("asks",)),
        ("settings/areas", ("name",)),
        ("settings/me", ("name",)),
        ("products/1", ("title", "description", "title-ar", "description-ar", "ask-0", "choice-0-name")),
    ],
)
def test_what_a_merchant_writes_runs_its_own_way(desk: FlaskClient, screen: str, boxes: tuple[str, ...]) -> None:
    make_product(fresh())
    Member.update(language="ar").execute()
    html = desk.get(f"/desk/{screen}").text
    for box in boxes:
        tag = re.search(rf'<(?:input|textarea)[^>]* name="{box}"[^>]*>', html)
        assert tag and 'dir="auto"' in tag[0], box


def test_names_stand_whole_in_a_list_of_the_other_direction(desk: FlaskClient) -> None:
    Shop.update(notice="Fermé (lundi)").execute()
    Member.update(language="ar").execute()
    assert "<bdi>Fermé (lundi)</bdi>" in desk.get("/desk/settings").text
