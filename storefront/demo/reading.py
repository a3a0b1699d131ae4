"""Reads a demonstration shop from its file in goods/ and says what the rooms' actions want to hear."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft
from storefront.i18n.languages import DEFAULT, DESK_LANGUAGES
from storefront.merchants.drafts import AreaDraft, Languages, Opening, Profile, Selling

FOLDER = Path(__file__).parent / "goods"
NAMES = ("fishmonger", "clothes", "bakery", "hairdresser")
TEXTS = ("name", "tagline", "description", "category", "place", "address", "return_rule", "notice")

Said = str | Mapping[str, str]  # the same in every language, or one version for each


class Goods:
    """One shop's file."""

    def __init__(self, name: str) -> None:
        self.data: dict[str, Any] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        self.codes: tuple[str, ...] = tuple(self.data["languages"])
        self.slug = str(self.data["slug"])

    @cached_property
    def opened(self) -> datetime:
        return datetime.combine(self.data["opened"], time(12), UTC)

    @property
    def pictures(self) -> list[str]:
        """In the order of the products, whose numbers therefore begin with 1."""
        return [product["picture"] for product in self.data["products"]]

    def main(self, said: Said) -> str:
        return self._said(said, self.codes[0])

    def others(self, **fields: Said) -> dict[str, dict[str, str]]:
        """These fields in the shop's other languages."""
        return {code: {field: self._said(said, code) for field, said in fields.items()} for code in self.codes[1:]}

    def opening(self, password: str) -> Opening:
        data = self.data
        return Opening(
            self.main(data["name"]),
            data["phone"],
            data["country"],
            self.slug,
            password,
            data["currency"],
            self.desk_language,
        )

    @property
    def desk_language(self) -> str:
        return self.codes[0] if self.codes[0] in DESK_LANGUAGES else DEFAULT

    def profile(self) -> Profile:
        data = self.data
        texts = {field: self.main(data[field]) for field in TEXTS if field != "notice"}
        return Profile(
            **texts,
            phone=data["phone"],
            email="",
            website="",
            accent=data["accent"],
            time_zone=data["time_zone"],
            opened_on=data["opened"],
        )

    def languages(self) -> Languages:
        texts = {field: self.data.get(field, "") for field in TEXTS}
        return Languages(self.codes, self.others(**texts, asks=self._lines(self.data["asks"])))

    def selling(self) -> Selling:
        data = self.data
        return Selling(
            data.get("mode", "order"), tuple(map(self.main, data["asks"])), data["pay_when"], 120, 48, data["listed"]
        )

    def areas(self) -> list[AreaDraft]:
        return [
            AreaDraft(
                self.main(area["name"]),
                area["fee"],
                area.get("free_above"),
                area.get("minimum"),
                self.others(name=area["name"]),
            )
            for area in self.data.get("areas", [])
        ]

    def product(self, product: Mapping[str, Any], sections: Mapping[str, int]) -> ProductDraft:
        """sections: the id of each by its key."""
        return ProductDraft(
            title=self.main(product["title"]),
            description=self.main(product["text"]),
            texts=self.others(
                title=product["title"], description=product["text"], asks=self._lines(product.get("asks", ()))
            ),
            price_minor=product.get("price"),
            compare_at_minor=product.get("compare_at"),
            unit=product.get("unit", "piece"),
            step_milli=product.get("step", 1000),
            max_milli=product.get("max"),
            about_milli=product.get("about"),
            stock_milli=product.get("stock"),
            section_id=sections[product["section"]],
            hidden=product.get("hidden", False),
            service=self.data.get("mode") == "ask",
            asks=tuple(map(self.main, product.get("asks", ()))),
            choices=tuple(map(self._choice, product.get("choices", ()))),
            extra_groups=tuple(map(self._extras, product.get("extras", ()))),
        )

    def _choice(self, choice: Mapping[str, Any]) -> ChoiceDraft:
        name = choice["name"]
        return ChoiceDraft(self.main(name), choice.get("price"), choice.get("stock"), self.others(name=name))

    def _extras(self, group: Mapping[str, Any]) -> ExtraGroupDraft:
        extras = tuple(
            ExtraDraft(self.main(extra["name"]), extra["price"], self.others(name=extra["name"]))
            for extra in group["extras"]
        )
        return ExtraGroupDraft(
            self.main(group["name"]), extras, group["least"], group["most"], self.others(name=group["name"])
        )

    def _lines(self, several: Sequence[Said]) -> Said:
        """Texts that other languages keep as lines."""
        return {code: "\n".join(self._said(said, code) for said in several) for code in self.codes}

    @staticmethod
    def _said(said: Said, code: str) -> str:
        return said if isinstance(said, str) else said[code]
