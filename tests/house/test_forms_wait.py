"""Whatever is typed at the desk outlives a session that ends: every form says whose page it was on."""

import re
from collections.abc import Iterator

from tests.house.asking import gets
from tests.house.conftest import Street
from tests.house.stalls import signed_in

# What a member writes or chooses; buttons and what the page itself carries can be pressed again.
TYPED = re.compile(r'<(?:textarea|select)|<input(?![^>]*type="(?:hidden|submit|file)")[^>]*name=')
ITS_PASSWORD_IS_ALL_THERE_IS = re.compile(r'<input[^>]*type="password"')


def forms_of(html: str) -> Iterator[tuple[str, str]]:
    for action, body in re.findall(r'<form[^>]*method="post"[^>]*action="(/desk[^"]*)"[^>]*>(.*?)</form>', html, re.S):
        boxes = TYPED.findall(body)
        if len(boxes) > len(ITS_PASSWORD_IS_ALL_THERE_IS.findall(body)):
            yield action, body


def test_every_form_with_something_typed_waits_for_its_member(street: Street) -> None:
    client = signed_in(street.app, street.amina.member)
    pages = [address for address in gets(street) if address.startswith("/desk")]
    forms = [(page, *form) for page in pages for form in forms_of(client.get(page).get_data(as_text=True))]
    assert len({action for _, action, _ in forms}) > 25
    assert not {(page, action) for page, action, body in forms if 'name="made_for"' not in body}
