"""The pictures of a phone shop's goods."""

from functools import partial

from storefront.demo.pictures import gadgets as g
from storefront.demo.pictures.scene import Scene, scene

SEA, SAND, SAGE, ROSE, LILAC = "#a9cbd8", "#f3d9b5", "#c3d8c6", "#f0cdbd", "#d6d0e6"

PICTURES: dict[str, Scene] = {
    "smartphone": scene(SEA, g.phone),
    "key-phone": scene(SAND, g.key_phone),
    "tablet": scene(SAGE, g.tablet),
    "charger": scene(ROSE, g.plug),
    "cable": scene(LILAC, g.cable),
    "black-cable": scene(SAND, partial(g.cable, colour="#3a4048")),
    "earphones": scene(SEA, g.earphones),
    "headphones": scene(SAND, g.headphones),
    "power-bank": scene(SAGE, g.power_bank),
    "memory-card": scene(ROSE, partial(g.card, colour="#3d4754", chip=False)),
    "sim-card": scene(LILAC, partial(g.card, colour="#f4f5f5", chip=True)),
    "screen-glass": scene(SEA, g.protector),
    "phone-case": scene(SAND, partial(g.case, colour="#c6483f")),
    "clear-case": scene(SAGE, partial(g.case, colour="#8fb7c9")),
    "phone-battery": scene(ROSE, g.battery),
    "speaker": scene(LILAC, g.speaker),
    "usb-stick": scene(SEA, g.stick),
    "smart-watch": scene(SAND, g.watch),
    "car-holder": scene(SAGE, g.holder),
    "top-up": scene(ROSE, g.top_up),
    "screen-repair": scene(LILAC, partial(g.phone, screen="#3d4754", crack=True)),
}
