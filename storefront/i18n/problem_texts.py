"""What each Problem says to a person. One block per room; every key used anywhere stands here (a test checks)."""

from storefront.i18n.marking import N_

TEXTS: dict[str, str] = {
    # money
    "price.empty": N_("Write a price."),
    "price.unreadable": N_("Write a price such as 12.50."),
    "price.ambiguous": N_("Did you mean %(a)s or %(b)s? Please write it so."),
    "price.negative": N_("A price can't be below zero."),
    "price.zero": N_("A price must be more than zero."),
    "price.too_large": N_("This price is too large."),
    "price.too_many_decimals": N_("Too many digits after the decimal mark: at most %(most)s."),
    "price.other_currency": N_("Prices here are in %(currency)s."),
    # catalogue: quantities
    "quantity.unreadable": N_("We can't read “%(asked)s”. Write a number such as 2 or 1.5."),
    "quantity.negative": N_("A quantity can't be below zero."),
    "quantity.step": N_("Choose a multiple of %(step)s."),
    "quantity.max": N_("At most %(max)s at a time."),
    "quantity.grams": N_("%(asked)s kg? Write %(asked)s g or %(asked)s kg."),
    "quantity.millilitres": N_("%(asked)s litres? Write %(asked)s ml or %(asked)s l."),
    # merchants: hours
    "hours.unreadable": N_("Write opening hours such as 09:00–13:00."),
    "hours.weekday": N_("This is not a day of the week."),
    "hours.date": N_("Write the date as 2026-12-25."),
    "hours.empty_range": N_("Opening and closing time are the same."),
    "hours.overlap": N_("These opening hours overlap."),
    "hours.too_many": N_("At most %(most)s opening times a day."),
    # photos
    "photo.empty": N_("%(name)s is empty. Send it again."),
    "photo.too_large": N_("%(name)s is too large: at most 20 MB a photo."),
    "photo.not_a_photo": N_("%(name)s is not a photo we can use. Send a JPEG, PNG, WebP, GIF or HEIC picture."),
    "photo.too_many_pixels": N_("%(name)s has too many pixels. Make it smaller and send it again."),
    "photo.broken": N_("%(name)s is damaged or was cut off on its way. Send it again."),
    "photo.too_slow": N_("%(name)s takes too long to prepare. Take the picture again, or send a smaller one."),
    "photo.not_now": N_("%(name)s could not be prepared just now. Send it again in a minute."),
}
