"""The chats a shop can be written to, in the order they are offered. A new one: its file, a line here, its test."""

from storefront.chat import call, email, messenger, sms, telegram, whatsapp
from storefront.chat.channel import MOST_LINK_BYTES, Channel

CHANNELS: dict[str, Channel] = {
    channel.kind: channel
    for channel in (
        whatsapp.CHANNEL,
        telegram.CHANNEL,
        messenger.CHANNEL,
        sms.CHANNEL,
        call.CHANNEL,
        email.CHANNEL,
    )
}

__all__ = ["CHANNELS", "MOST_LINK_BYTES", "Channel"]
