"""Every picture of the demonstration and of the shelves to begin with, by name."""

from PIL import Image

from storefront.demo.pictures import bakery, clothes, fishmonger, greengrocer, hairdresser, phone_shop
from storefront.demo.pictures.brush import SIDE, ground
from storefront.demo.pictures.scene import Scene

PICTURES: dict[str, Scene] = (
    fishmonger.PICTURES
    | clothes.PICTURES
    | bakery.PICTURES
    | hairdresser.PICTURES
    | greengrocer.PICTURES
    | phone_shop.PICTURES
)


def picture(name: str) -> Image.Image:
    colour, painter = PICTURES[name]
    brush = ground(colour)
    painter(brush)
    return brush.canvas.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
