"""The pictures of the clothes maker's goods."""

from functools import partial

from storefront.demo.pictures import cloth as c
from storefront.demo.pictures.bazaar import childs_suit, mojari, potli, quilt, turban
from storefront.demo.pictures.prints import (
    bandhani,
    buti,
    checks,
    chikan,
    leheriya,
    mirrors,
    paisley,
    quilting,
    stripes,
)
from storefront.demo.pictures.scene import Scene, placed, scene

PEACH, HONEY, MINT, SKY, ROSE, LAVENDER, STONE = (
    "#f0d9c4",
    "#f5e1b8",
    "#cfe0dd",
    "#d3dfea",
    "#f2dbe2",
    "#d9cfe6",
    "#e4dccf",
)
WAVES = ("#e2477c", "#f0a530", "#3d9a8b", "#5a6cc0")

PICTURES: dict[str, Scene] = {
    "indigo-kurta": scene(PEACH, partial(c.kurta, colour="#2f4f8f", print_=buti("#f4efe2", "#c9d6ea"), trim="#d8e2f2")),
    "mirror-kurta": scene(
        HONEY, partial(c.kurta, colour="#c2273f", print_=mirrors("#f2b632"), trim="#f2b632", length=34)
    ),
    "white-kurta": scene("#c4d3c0", partial(c.kurta, colour="#f4f1ea", print_=chikan("#c9c3b4"), trim="#ded7c6")),
    "mens-kurta": scene(SKY, partial(c.kurta, colour="#e8d3a2", print_=c.plain, trim="#a8763c", length=46, sleeve=14)),
    "short-kurta": scene(
        MINT,
        partial(c.kurta, colour="#b5563a", print_=stripes("#d98b62", 4, 0.8), trim="#f2e2c4", length=24, sleeve=12),
    ),
    "anarkali": scene(MINT, partial(c.frock, colour="#d0508a", print_=bandhani(), trim="#f0c24b")),
    "childs-suit": scene(
        SKY,
        partial(
            childs_suit, colour="#f2b233", print_=paisley("#fff1c9", "#d6542e", 11), trim="#d6542e", pyjama="#fbf5e6"
        ),
    ),
    "bandhani-sari": scene(
        HONEY, partial(c.folded, colour="#d6325a", print_=bandhani(), border="#e8b53c", pallu="#f0873b")
    ),
    "leheriya-sari": scene(
        SKY, partial(c.folded, colour="#f6f0e0", print_=leheriya(WAVES), border="#e2477c", pallu="#fff6e6")
    ),
    "kota-sari": scene(
        ROSE, partial(c.folded, colour="#a8d3c4", print_=checks("#e4f4ee", 3.4, 0.5), border="#cfa244", pallu="#8fc4b4")
    ),
    "block-sari": scene(
        STONE,
        partial(c.folded, colour="#f4ead6", print_=buti("#a8323c", "#3f5f4a", 8), border="#a8323c", pallu="#e9c9a4"),
    ),
    "gota-sari": scene(
        LAVENDER, partial(c.folded, colour="#2f7f5f", print_=mirrors("#e8c25a", 14), border="#f0cf6a", pallu="#d6426a")
    ),
    "bandhani-dupatta": scene(PEACH, partial(c.draped, colour="#d63a4e", print_=bandhani(), border="#f0b53c")),
    "leheriya-dupatta": scene(
        MINT, partial(c.draped, colour="#f2a33a", print_=leheriya(("#e2477c", "#f7d04d", "#d6542e")), border="#c22e57")
    ),
    "block-stole": scene(
        HONEY, partial(c.draped, colour="#2f6f78", print_=buti("#f6e3a8", "#8fc7bf", 8), border="#f0d9a0")
    ),
    "wool-shawl": scene(
        STONE, partial(c.draped, colour="#5b3150", print_=paisley("#c98a5e", "#f0d9a8"), border="#d9a35a")
    ),
    "pyjama": scene(LAVENDER, partial(c.trousers, colour="#f1ede2", print_=c.plain, trim="#dfd6c2", flare=6)),
    "palazzo": scene(
        PEACH, partial(c.trousers, colour="#22665c", print_=buti("#f6e3a8", "#88bfa0", 10), trim="#e8c25a", flare=16)
    ),
    "patiala": scene(
        MINT,
        partial(
            c.trousers,
            colour="#e2724a",
            print_=leheriya(("#f0a530", "#f7d9a0", "#e2477c"), 2.4),
            trim="#fbe3b0",
            flare=9,
        ),
    ),
    "ghaghra": scene("#f0e2c0", partial(c.skirt, colour="#b3243f", print_=bandhani(), trim="#e9b93f")),
    "blue-ghaghra": scene(
        ROSE, partial(c.skirt, colour="#31508f", print_=buti("#f7efdd", "#9fb7dd", 10), trim="#f2c14b")
    ),
    "choli": scene(ROSE, partial(c.blouse, colour="#7a2a6b", print_=mirrors("#f0c24b", 9), trim="#e7b23c")),
    "waistcoat": scene(SKY, partial(c.waistcoat, colour="#5d2f3f", print_=checks("#a8745f", 5, 0.4), trim="#e2b659")),
    "quilted-jacket": scene(
        MINT,
        partial(
            c.jacket, colour="#e7b64a", print_=quilting("#fff6dd", buti("#b5303d", "#3d7b4e", 10)), lining="#b5303d"
        ),
    ),
    "block-shirt": scene(PEACH, partial(c.shirt, colour="#3e8e83", print_=paisley("#f3e6c4", "#d9913f"))),
    "checked-shirt": scene(STONE, partial(c.shirt, colour="#8fb0cf", print_=checks("#ffffff", 4, 0.8))),
    "turban": scene(SKY, partial(turban, colours=("#e2477c", "#f0a530", "#f7d04d", "#3d9a8b"))),
    "mojari": scene(MINT, partial(mojari, colour="#b3243f", thread="#f0c24b")),
    "potli": scene(
        ROSE, placed(partial(potli, colour="#2f7f78", print_=mirrors("#f0c24b", 11), cord="#e7b23c"), scale=0.95)
    ),
    "quilt": scene(
        SKY,
        placed(
            partial(
                quilt, colour="#f6efe0", print_=quilting("#fff6dd", buti("#c2414d", "#4a8a5a", 9)), lining="#e7a6a0"
            ),
            0,
            1,
        ),
    ),
}
