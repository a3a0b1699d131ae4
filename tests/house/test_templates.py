"""Pages that work without script, say nothing untranslated and give an attacker no foothold."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.house.tree import TEMPLATES

PAGES = sorted(TEMPLATES.rglob("*.html"))
SPOKEN = {"alt", "aria-label", "placeholder", "title"}  # attributes that people read or hear
QUIET = ("script", "style", "code")  # for machines
UNTRANSLATED = re.compile(r"[^\W\d_]{2,}")
PROPER_NAMES = {"QR", "WhatsApp", "Telegram", "Messenger", "SMS", "ID", "CSV", "kB", "MB", "https"}


class Markup(HTMLParser):
    """The elements and the words of one template, its Jinja taken out."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._quiet = 0
        source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
        source = re.sub(r"\{%.*?%\}", "", source, flags=re.DOTALL)
        self.feed(re.sub(r"\{\{.*?\}\}", "0", source, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._quiet += tag in QUIET

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in QUIET

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.words += UNTRANSLATED.findall(data)


def faults(source: str) -> list[str]:
    """What a reviewer would send back."""
    markup = Markup(source)
    found = [f"untranslated: {word}" for word in markup.words if word not in PROPER_NAMES]
    if re.search(r"\|\s*safe\b", source):
        found.append("|safe")
    for tag, attributes in markup.elements:
        found += [f"<{tag}> {fault}" for fault in _faults_of(tag, attributes)]
    return found


def _faults_of(tag: str, attributes: dict[str, str]) -> list[str]:
    found = [f"handler {name}" for name in attributes if name.startswith("on")]
    found += [f"untranslated {name}" for name in SPOKEN & set(attributes) if _speaks_english(attributes[name])]
    if "style" in attributes:
        found.append("style=")
    if any(value.strip().lower().startswith("javascript:") for value in attributes.values()):
        found.append("javascript: address")
    if "hx-post" in attributes and not _posts_by_itself(tag, attributes):
        found.append("hx-post on something that is no form with method and action")
    if "hx-get" in attributes and not _goes_somewhere_by_itself(tag, attributes):
        found.append("hx-get on something that does nothing without script")
    found += [
        f"{name}: no plain form can do that" for name in ("hx-put", "hx-patch", "hx-delete") if name in attributes
    ]
    if tag == "form" and not (attributes.get("method") == "post" or "action" in attributes):
        found.append("form that goes nowhere")
    if tag == "img" and not {"alt", "width", "height"} <= set(attributes):
        found.append("img without alt, width and height")
    return found


def _goes_somewhere_by_itself(tag: str, attributes: dict[str, str]) -> bool:
    """A link, a form, or a button that sends its form."""
    plainly = {"a": "href" in attributes, "form": "action" in attributes, "button": attributes.get("type") != "button"}
    return plainly.get(tag, False)


def _posts_by_itself(tag: str, attributes: dict[str, str]) -> bool:
    """A form; a button with an address of its own; or what saves early, as it changes, what its form's button saves."""
    if tag == "form":
        return attributes.get("method") == "post" and "action" in attributes
    return attributes.get("hx-trigger") == "change" or attributes["hx-post"] == attributes.get("formaction")


def _speaks_english(value: str) -> bool:
    return any(word not in PROPER_NAMES for word in UNTRANSLATED.findall(value))


def test_there_are_pages() -> None:
    assert {path.parent.name for path in PAGES} >= {"shop", "desk"}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_page_works_without_script_and_speaks_every_language(page: Path) -> None:
    assert not faults(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "<button hx-post=/a>0</button>",
        "<button hx-post=/a formaction=/b>0</button>",
        "<form hx-post=/a method=get action=/a></form>",
        "<div hx-get=/a></div>",
        "<a hx-get=/a>0</a>",
        "<button type=button hx-get=/a>0</button>",
        "<form method=post action=/a hx-delete=/a></form>",
        "<form></form>",
        "<p style='color:red'>0</p>",
        "<p onclick='f()'>0</p>",
        "<a href='javascript:f()'>0</a>",
        "{{ name|safe }}",
        "<p>Send</p>",
        "<input placeholder='Name'>",
        "<img src=/a alt=''>",
    ],
)
def test_a_fault_would_be_seen(source: str) -> None:
    assert faults(source)


def test_good_markup_may_stay() -> None:
    assert not faults(
        "{# a remark #}<form method=post action='{{ url }}' hx-post='{{ url }}'>{% if x %}<p title='{{ _(\"Name\") }}'>"
        "{{ _('Send') }} QR</p>{% endif %}<div hx-post='/a' hx-trigger=change><button formaction='/a' hx-post='/a'>1"
        "</button></div></form><a href=/a hx-get=/a>{{ name }}</a>"
    )
