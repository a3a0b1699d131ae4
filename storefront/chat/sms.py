"""SMS: works on every phone, on the ones without data too; the text must be the short one."""

from storefront.chat.channel import Channel
from storefront.chat.phone import read_phone
from storefront.chat.text import quoted


def link(address: str, text: str) -> str:
    """Android reads "?body=", older iPhones only "&body=": "?&body=" is understood by both."""
    return f"sms:{address}?&body={quoted(text)}" if text else f"sms:{address}"


CHANNEL = Channel("sms", "SMS", read_phone, link, short=True)
