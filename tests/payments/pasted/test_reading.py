"""Messages about money: what came, how much, under which reference; and all that only looks like it."""

import re
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storefront.i18n import words
from storefront.i18n.digits import ascii_digits
from storefront.money import Money
from storefront.payments.pasted.reading import Line, read_messages
from storefront.payments.pasted.statements import read_statement
from storefront.payments.pasted.written import files, vocabulary
from storefront.plain_text import bare

TEXTS = [(name, one) for name, file in files().items() for one in file.get("texts", ())]


def read(text: str, currency: str = "MAD", country: str = "MA") -> list[Line]:
    return read_messages(text, currency, words("en", country).decimal_mark, vocabulary())


def amount(line: Line, currency: str = "MAD") -> str:
    return "" if line.minor is None else Money(line.minor, currency).plain()


@pytest.mark.parametrize(("name", "said"), TEXTS, ids=[f"{name}-{number}" for number, (name, _) in enumerate(TEXTS)])
def test_every_text_of_the_files_is_read_as_they_say(name: str, said: dict[str, Any]) -> None:
    (line,) = read(said["text"], said["currency"], said["country"])
    assert line.direction == said["direction"]
    assert amount(line, said["currency"]) == said.get("amount", "")
    assert line.reference == said.get("reference", "")
    assert (said["order"] in line.orders) if "order" in said else not line.orders


def test_every_file_says_when_it_was_last_looked_at_and_brings_examples() -> None:
    assert len(files()) > 5
    for name, file in files().items():
        assert file["checked"] >= date(2026, 11, 1), name
        assert file.get("texts") or file.get("columns"), name


@pytest.mark.parametrize(
    ("text", "currency", "country", "expected"),
    [
        ("received Rs.1,23,456.00", "INR", "IN", "123456.00"),
        ("received KES1,500.00 from 0712345678", "KES", "KE", "1500.00"),
        ("recebido 1.500,00 R$", "BRL", "BR", "1500.00"),
        ("reçu FCFA 15 000 le 23/11/2026", "XOF", "SN", "15000"),
        ("reçu 15 000 F CFA", "XOF", "SN", "15000"),  # spaces that can't break
        ("reçu 1 500,50 DH", "MAD", "MA", "1500.50"),
        ("تم استلام ١٬٥٠٠٫٥٠ درهم", "MAD", "MA", "1500.50"),
        ("received ₹२४०", "INR", "IN", "240.00"),
        ("received ৳১,৫০০", "BDT", "BD", "1500.00"),
        ("received MAD 1,500 on 10.12.2026", "MAD", "MA", "1500.00"),  # banks write no thousandths
        ("received TND 1.500", "TND", "TN", "1.500"),
        ("Bal: KES 9,000.00. You have received KES 500.00", "KES", "KE", "500.00"),
        ("received fee KES 5.00 amount KES 500.00", "KES", "KE", "500.00"),
        ("+240,00 DH", "MAD", "MA", "240.00"),
        ("received USD 240.00", "MAD", "MA", ""),
        ("received 12 boxes on 23/11/2026 at 10:15 from 0612345678", "MAD", "MA", ""),
        ("balance KES 240.00", "KES", "KE", ""),
        ("received MAD 0.00", "MAD", "MA", ""),
        ("received MAD 99999999999999999999", "MAD", "MA", ""),
    ],
)
def test_the_amount_is_what_moved(text: str, currency: str, country: str, expected: str) -> None:
    (line,) = read(text, currency, country)
    assert amount(line, currency) == expected


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("received MAD 240.00 note 4827-193", ("4827-193",)),
        ("received MAD 240.00 note 4827193", ("4827-193",)),
        ("received MAD 240.00 note ٤٨٢٧-١٩٣", ("4827-193",)),
        ("received MAD 240.00 RF334827193", ("4827-193",)),
        ("received MAD 240.00 note 4827-194", ()),  # the check digit is another
        ("received MAD 240.00 acct 48271930", ()),
        ("received MAD 240.00 ref X4827193", ()),
    ],
)
def test_the_orders_number_is_found_as_customers_write_it(text: str, orders: tuple[str, ...]) -> None:
    assert read(text)[0].orders == orders


def test_several_messages_are_told_apart_and_one_of_several_lines_is_kept_together() -> None:
    text = (
        "Pix recebido!\nVocê recebeu R$ 240,00 de Maria\n23/11/2026 10:15\nSaldo: R$ 1.000,00\n\n"
        "[23/11/2026, 10:20] Banco: Você recebeu R$ 30,00 de Ana\n"
        "[23/11/2026, 10:21] Banco: Você enviou R$ 40,00 para Rui\nObrigado"
    )
    lines = read(text, "BRL", "BR")
    assert [(amount(line, "BRL"), line.direction) for line in lines] == [
        ("240.00", "received"),
        ("30.00", "received"),
        ("40.00", "sent"),
    ]
    assert lines[0].text.startswith("Pix recebido! Você") and lines[2].text.endswith("Obrigado")


def test_a_line_with_an_amount_of_its_own_is_no_part_of_a_message_that_is_whole() -> None:
    lines = read("You received MAD 240.00 from Ravi\nBalance MAD 900.00\nRef: AB12345\nMAD 360.00 R SHARMA")
    assert [(amount(line), line.direction, line.reference) for line in lines] == [
        ("240.00", "received", "AB12345"),
        ("360.00", "", ""),
    ]
    assert len(read("Transfert reçu\nMontant: 240 DH\nMontant net: 239 DH\nRef: AB12345")) == 1


def test_one_payment_has_one_reference_in_a_message_and_in_a_statement() -> None:
    told = read("Rs 240.00 credited to a/c 12 (UPI Ref No 433012345678)", "INR", "IN")[0].reference
    row = "Date,Narration,Ref No,Credit,Balance\n23/11/2026,UPI/P2A/433012345678/RAVI/ok,S1234567,240.00,9\n"
    assert statement(row, "INR", "IN") == [("240.00", "received", told)]
    assert read("INR 240.00 received ref 433012345678/RAVI", "INR", "IN")[0].reference == told


def test_a_day_that_can_be_two_is_both() -> None:
    assert read("received MAD 5.00 on 05/11/2026")[0].days == {date(2026, 11, 5), date(2026, 5, 11)}
    assert read("received MAD 5.00 on 23-Nov-26")[0].days == {date(2026, 11, 23)}
    assert read("received MAD 5.00 on 31/02/2026")[0].days == frozenset()


def statement(text: str, currency: str = "MAD", country: str = "MA") -> list[tuple[str, str, str]]:
    lines = read_statement(text, currency, words("en", country).decimal_mark, vocabulary())
    return [(amount(line, currency), line.direction, line.reference) for line in lines or ()]


def test_a_statement_with_two_columns_of_money() -> None:
    text = (
        "Compte;1234\nDate;Libellé;Référence;Débit;Crédit;Solde\n"
        "23/11/2026;VIR RECU SHARMA 4827-193;FT26327AB12;;1.240,00;5.000,00\n"
        "23/11/2026;ACHAT CB;FT26327AB13;32,10;;4.967,90\n"
    )
    assert statement(text) == [("1240.00", "received", "FT26327AB12"), ("32.10", "sent", "FT26327AB13")]


def test_a_statement_with_one_column_and_signs() -> None:
    text = (
        'Date,Description,Amount,Balance\n23/11/2026,"SHARMA, RAVI","1,240.00",9\n'
        "24/11/2026,SHOP,-32.10,8\n25/11/2026,SHOP,(5.00),8"
    )
    assert statement(text) == [("1240.00", "received", ""), ("32.10", "sent", ""), ("5.00", "sent", "")]


def test_a_statement_that_says_it_in_words() -> None:
    rows = (
        "Date Details Amount",
        "23/11/2026 Received_from_Ravi 240.00",
        "24/11/2026 Paid_to_Zoe 30.00",
        "25/11/2026 Ravi 50",
    )
    text = "\n".join(rows).replace(" ", "\t").replace("_", " ")
    assert [direction for _, direction, _ in statement(text)] == ["received", "sent", ""]


def test_a_row_whose_cells_do_not_fit_is_not_guessed() -> None:
    assert statement("Date,Description,Amount\n23/11/2026,Ravi,1,240.00\n") == [("", "", "")]


def test_an_mpesa_statement() -> None:
    text = (
        "Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance\n"
        'QGH7XK21LM,2026-11-23 10:15:00,Pay Bill from 254712345678 Acc. 4827193,Completed,"1,500.00",,"9,000.00"\n'
        'QGH7XK21LN,2026-11-23 11:15:00,Merchant withdrawal,Completed,0.00,"-500.00","8,500.00"\n'
        'QGH7XK21LP,2026-11-23 12:15:00,Pay Bill from 254712345678,Failed,"300.00",,"8,500.00"\n'
    )
    assert statement(text, "KES", "KE") == [
        ("1500.00", "received", "QGH7XK21LM"),
        ("500.00", "sent", "QGH7XK21LN"),
        ("300.00", "idle", "QGH7XK21LP"),
    ]


def test_ofx_in_both_its_spellings() -> None:
    old = (
        "OFXHEADER:100\n<OFX><BANKTRANLIST>\n<STMTTRN>\n<TRNTYPE>CREDIT\n<DTPOSTED>20261123120000\n<TRNAMT>240.00\n"
        "<FITID>202611230001\n<NAME>RAVI\n<MEMO>4827-193\n</STMTTRN>\n"
        "<STMTTRN>\n<DTPOSTED>20261124\n<TRNAMT>-32,10\n<FITID>202611240001\n</STMTTRN></BANKTRANLIST></OFX>"
    )
    assert statement(old) == [("240.00", "received", "202611230001"), ("32.10", "sent", "202611240001")]
    lines = read_statement(old, "MAD", ",", vocabulary()) or []
    assert lines[0].orders == ("4827-193",) and lines[0].days == {date(2026, 11, 23)}


def test_messages_are_no_statement() -> None:
    for _, said in TEXTS:
        assert read_statement(said["text"], said["currency"], ".", vocabulary()) is None


PIECES = st.sampled_from(
    [
        "received ", "sent to ", "Rs.", "MAD ", " DH", "1,23,456.00", "١٬٥٠٠٫٥٠", "-", "+", ".", ",", " ", "\n", "\n\n",
        "balance ", "4827-193", "23/11/2026", "10:15", "Ref: ", "Date;Amount;Credit\n", ";", '"', "<STMTTRN>",
        "<TRNAMT>", "E18236120202611231015s0123456789", "15 000", "cr", "\u202e", "ß", "İ", "ﬁ",
    ]
)  # fmt: skip
PASTES = st.one_of(st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join))


@given(
    text=PASTES, currency=st.sampled_from(["MAD", "INR", "XOF", "TND", "BRL"]), mark=st.sampled_from([".", ",", "٫"])
)
@example(text="received 1.500,00,2 DH", currency="MAD", mark=",")
def test_nothing_crashes_and_no_amount_is_invented(text: str, currency: str, mark: str) -> None:
    lines = read_statement(text, currency, mark, vocabulary())
    lines = read_messages(text, currency, mark, vocabulary()) if lines is None else lines
    digits = re.sub(r"[^0-9]+", "", ascii_digits(bare(text)))
    for line in lines:
        if line.minor is not None:
            whole = str(line.minor).rstrip("0")
            assert whole in digits, (whole, text)
        assert line.reference in ascii_digits(bare(text)) or line.reference.upper() in text.upper()


@given(text=PASTES)
def test_what_was_pasted_stays_in_sight(text: str) -> None:
    kept = "".join(line.text for line in read_messages(text, "MAD", ",", vocabulary()))
    assert "".join(kept.split()) == "".join(bare(_composed(text)).split())


def _composed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", line) for line in re.split(r"([\r\n]+)", text))
