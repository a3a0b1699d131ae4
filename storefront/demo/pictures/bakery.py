"""The pictures of the bakery's goods."""

from functools import partial

from storefront.demo.pictures import bread as b
from storefront.demo.pictures import sweets as s
from storefront.demo.pictures.kitchen import linen
from storefront.demo.pictures.scene import Painter, Scene, placed, scene, strewn, together
from storefront.demo.pictures.table import board, dish

WHEAT, PINK, MINT, SKY, SAGE, HONEY = "#e3b98a", "#f2cfc4", "#cfe4e0", "#d3dce8", "#b8ccb8", "#f3dfb4"
SEVEN = ((-13, -23, 0), (11, -25, 20), (-26, -2, 40), (24, -3, -30), (-1, -4, 10), (-15, 19, -15), (10, 20, 30))
CASES = ("#e6b94f", "#d96a7c", "#d96a7c", "#e6b94f", "#5aa9a0", "#5aa9a0")
CASE_PLACES = ((-16, -18), (14, -20), (-26, 9), (0, 6), (25, 8), (-6, 29))

golden = partial(dish, rim="#d69f3c")
green = partial(dish, rim="#3f8f86")
red = partial(dish, rim="#c65a3a")


def sweets(colour: str, grains: str) -> Painter:
    return together(
        *(
            placed(partial(s.brigadeiro, colour=colour, grains=grains, paper=paper), x, y, 0.95)
            for paper, (x, y) in zip(CASES, CASE_PLACES, strict=True)
        )
    )


PICTURES: dict[str, Scene] = {
    "french-rolls": scene(WHEAT, linen, strewn(b.roll, 0.9, ((-4, -18, -25), (6, 3, 15), (-6, 21, -10)))),
    "baguettes": scene(SAGE, linen, strewn(b.baguette, 0.95, ((0, -13, -22), (0, 12, -22)))),
    "wholemeal-loaf": scene(
        "#9fb7a4",
        partial(linen, stripe="#c65a3a"),
        placed(partial(b.tin_loaf, colour="#a8672e", crumb="#e3c08d", seeds="#f6e6c2"), 0, 2, 0.92),
    ),
    "corn-loaf": scene(
        SKY,
        partial(linen, stripe="#d69f3c"),
        placed(partial(b.tin_loaf, colour="#d9932f", crumb="#f7dd8a"), 0, 2, 0.92),
    ),
    "cheese-breads": scene("#c9dcc6", golden, strewn(b.cheese_ball, 0.86, SEVEN)),
    "milk-buns": scene(
        PINK,
        partial(linen, stripe="#3f8f86"),
        strewn(
            partial(b.bun, colour="#d9a050", topping="#fff6e4"),
            0.55,
            ((-19, -17, 0), (19, -15, 0), (-17, 17, 0), (20, 19, 0)),
        ),
    ),
    "sonho": scene(PINK, placed(partial(b.bun, colour="#d9a050", filling="#f6c84c", topping="#ffffff"))),
    "sweet-plait": scene(SKY, board, placed(partial(b.plait, colour="#d28a3b"), scale=0.95, turn=-12)),
    "coxinhas": scene(
        PINK, green, strewn(b.coxinha, 0.98, ((-15, -16, -10), (14, -18, 12), (-23, 13, -14), (2, 14, 0), (25, 12, 16)))
    ),
    "pasties": scene(SKY, red, strewn(b.pasty, 0.85, ((3, -18, 10), (-6, 13, -12)))),
    "little-pies": scene(HONEY, dish, strewn(b.pie, 0.92, ((0, -20, 0), (-19, 8, 0), (19, 10, 0)))),
    "cheese-toastie": scene(SKY, board, b.toastie),
    "acaraje": scene("#c9dcc6", red, b.pot_bread),
    "savoury-tapioca": scene(
        MINT, dish, placed(partial(b.tapioca, filling="#f6d36a", second="#fff4d2"), 0, 2, 0.92, -8)
    ),
    "sweet-tapioca": scene(
        PINK, golden, placed(partial(b.tapioca, filling="#fffaf0", second="#e9dcc0"), 0, 2, 0.92, -8)
    ),
    "couscous": scene(
        SAGE,
        partial(dish, colour="#5f9088", rim="#f3dfb4"),
        placed(partial(s.square_cake, colour="#f6f0e2", top="#fbf7ec", grains="#ffffff"), 0, -5, 0.88),
    ),
    "chocolate-slice": scene(
        PINK,
        dish,
        placed(
            partial(s.layer_cake, sponge="#6b3a23", cream="#f3d9c0", icing="#4a2417", topping="#d8333f"), scale=0.87
        ),
    ),
    "carrot-slice": scene(
        MINT, golden, placed(partial(s.layer_cake, sponge="#e8973a", cream="#f6b96a", icing="#5a2d1a"), scale=0.87)
    ),
    "birthday-cake": scene(
        MINT, partial(s.whole_cake, sponge="#f6d7a8", icing="#f6a9b8", trim="#fff1e6", topping="#d8333f")
    ),
    "coconut-cake": scene(
        HONEY, partial(s.whole_cake, sponge="#f3e3c4", icing="#fffaf0", trim="#fff6e0", topping="#e9a43a")
    ),
    "orange-cake": scene(
        SKY, dish, placed(partial(s.ring_cake, colour="#d58b38", glaze="#fbeecb", grains="#f09a2c"), scale=0.92)
    ),
    "cornmeal-cake": scene(SAGE, golden, placed(partial(s.ring_cake, colour="#e2a534", glaze="#f4c95a"), scale=0.92)),
    "manioc-cake": scene(
        PINK, green, placed(partial(s.square_cake, colour="#f0c75a", top="#d99a3c", grains="#fff6df"), 0, -5, 0.88)
    ),
    "brigadeiros": scene(HONEY, golden, sweets("#4a2417", "#2f150c")),
    "beijinhos": scene(SKY, dish, sweets("#f6ecd4", "#ffffff")),
    "quindim": scene(MINT, dish, placed(partial(s.flan, custard="#f6c23c", caramel="#e89a1e"), 0, -4, 0.92)),
    "caramel-flan": scene(
        PINK, dish, placed(partial(s.flan, custard="#f3cf8e", caramel="#a5571b", hole=True), 0, -4, 0.92)
    ),
    "shortbreads": scene(SKY, partial(s.cookies, colour="#e9bf76", mark="#b98442")),
    "guava-jam": scene("#c9dcc6", partial(s.jar, filling=("#d8502f", "#a82f1c"), cap="#e6b94f", bits="#f08a4a")),
    "black-coffee": scene(WHEAT, partial(s.cup, drink="#4a2a18")),
    "coffee-with-milk": scene(PINK, partial(s.cup, drink="#b77f4c", foam="#f5e3c8", china="#5d8f9c")),
    "orange-juice": scene(MINT, partial(s.glass, drink=("#ffc14d", "#f58f1e"), fruit="#f5971e")),
    "passion-juice": scene(HONEY, partial(s.glass, drink=("#ffe27a", "#f2b632"), fruit="#8fae3a")),
}
