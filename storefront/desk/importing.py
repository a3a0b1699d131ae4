"""A file of products: shown first what would become of each row, then imported. Doing it twice changes nothing."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue.importing import ReportLine, import_feed, read_feed
from storefront.catalogue.waiting_files import MOST_BYTES, WaitingFiles
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.merchants.records import Member
from storefront.problems import Problem, Refused
from storefront.wire.host import host

IMPORT = "/desk/import"
MOST_LINES = 500  # of the report on one page; refused rows come first
AT_ONCE = 300  # products written by one request: a second or two, then the page says how far it is


@door.get(IMPORT)
@member_only
def show_import(member: Member) -> ResponseReturnValue:
    return page(member, "desk/products/import.html", here="products", form=Filled({}))


@door.post(IMPORT)
@member_only
def take_file(member: Member) -> ResponseReturnValue:
    """Keep the file and show what it would do."""
    file = request.files.get("file")
    data = file.read(MOST_BYTES + 1) if file and file.filename else None
    try:
        if data is None:
            raise Refused(Problem("import.no_file", "file"))
        if len(data) > MOST_BYTES:
            raise Refused(Problem("import.too_large", "file", {"most": MOST_BYTES // 1024**2}))
        read_feed(member.shop, data, "auto", shop_words(member.shop).decimal_mark)
    except Refused as refused:
        form = Filled.of(request.form, refused.problems)
        return page(member, "desk/products/import.html", here="products", status=422, form=form)
    return redirect(f"{IMPORT}/{_waiting().put(member.shop.id, data, clock.now())}", 303)


@door.get(f"{IMPORT}/<token>")
@member_only
def show_report(member: Member, token: str) -> ResponseReturnValue:
    lines = list(_run(member, token, dry_run=True))
    counts = Counter(line.outcome for line in lines)
    lines.sort(key=lambda line: (not line.problems, line.outcome == "same", line.line))
    more = max(len(lines) - MOST_LINES, 0)
    report = "desk/products/import_report.html"
    goes_on = request.args.get("on") == "1"
    return page(
        member,
        report,
        here="products",
        lines=lines[:MOST_LINES],
        more=more,
        counts=counts,
        token=token,
        goes_on=goes_on,
    )


@door.post(f"{IMPORT}/<token>")
@member_only
def import_file(member: Member, token: str) -> ResponseReturnValue:
    """A portion of the file. The report then compares it with the shop again: what came in is the same now,
    and where something is left its form asks for the next portion, by itself where there is script."""
    written = (line for line in _run(member, token, dry_run=False) if line.outcome in ("added", "changed"))
    if len(list(islice(written, AT_ONCE))) < AT_ONCE:
        return saved(f"{IMPORT}/{token}")
    return redirect(f"{IMPORT}/{token}?on=1", 303)


def _run(member: Member, token: str, dry_run: bool) -> Iterator[ReportLine]:
    data = _waiting().read(member.shop.id, token)
    feed = read_feed(member.shop, data, "auto", shop_words(member.shop).decimal_mark)
    return import_feed(member.shop, feed, clock.now(), dry_run)


def _waiting() -> WaitingFiles:
    return WaitingFiles(Path(host().settings.instance) / "imports")
