"""The pictures of a greengrocer's goods."""

from functools import partial

from storefront.demo.pictures import greens as g
from storefront.demo.pictures.scene import Scene, scene

SAGE, SAND, MIST, ROSE, LIME = "#c3d8c6", "#f3d9b5", "#b9d4dc", "#f0cdbd", "#dfe3b4"

PICTURES: dict[str, Scene] = {
    "tomatoes": scene(SAGE, partial(g.fruits, colour="#d8402f", star=True)),
    "potatoes": scene(MIST, partial(g.lumps, colour="#c9a066")),
    "onions": scene(SAND, partial(g.bulbs, colour="#b5534a")),
    "garlic": scene(ROSE, partial(g.bulbs, colour="#e9e2dc")),
    "carrots": scene(MIST, partial(g.roots, colour="#ee8531", top="#4f9a45")),
    "radishes": scene(SAND, partial(g.roots, colour="#d23a63", top="#58a34c", thick=8)),
    "aubergines": scene(LIME, partial(g.longs, colour="#54295c", thick=10, cap="#5b8f45")),
    "courgettes": scene(ROSE, partial(g.longs, colour="#5d9a48", thick=8, cap="#b9c98a")),
    "cucumbers": scene(SAND, partial(g.longs, colour="#2f7340", thick=8.5)),
    "peppers": scene(MIST, lambda brush: g.bell(brush, "#d8382f", "#efb52f", "#4b9a45")),
    "cabbage": scene(ROSE, partial(g.heads, outer="#7fb069", inner="#cfe3a4")),
    "lettuce": scene(SAND, partial(g.heads, outer="#5fa544", inner="#a9d36b")),
    "mint": scene(ROSE, partial(g.herbs, colour="#3f9a55")),
    "coriander": scene(SAND, partial(g.herbs, colour="#6aa53f")),
    "lemons": scene(MIST, partial(g.fruits, colour="#f2cc2f", wide=18, high=14)),
    "oranges": scene(SAGE, partial(g.fruits, colour="#f08a24")),
    "apples": scene(LIME, partial(g.fruits, colour="#c5343a")),
    "bananas": scene(MIST, g.bananas),
    "grapes": scene(SAND, partial(g.grapes, colour="#6d3f86")),
    "watermelon": scene(LIME, g.melon),
    "avocados": scene(ROSE, g.avocados),
}
