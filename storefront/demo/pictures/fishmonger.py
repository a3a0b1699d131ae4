"""The pictures of the fishmonger's goods."""

from functools import partial

from storefront.demo.pictures import fish as f
from storefront.demo.pictures import seafood as s
from storefront.demo.pictures.kitchen import bowl, fish_balls, olives, small_fry
from storefront.demo.pictures.scene import Scene, placed, scene, strewn, together
from storefront.demo.pictures.sweets import jar
from storefront.demo.pictures.table import board, dish, ice, lemon, parsley

SEA, MIST, SAND, CORAL, SAGE, LILAC = "#a9cbd8", "#b9d4dc", "#f3d9b5", "#f0cdbd", "#c3d8c6", "#d6d0e6"

CLAMS = ("#d9b78a", "#b99a7c", "#c9ad86", "#e0c49b", "#d1a877", "#bf9f80", "#dcbf95")
CLAM_PLACES = ((-18, -16, -20), (13, -20, 15), (-24, 10, 30), (3, 4, 0), (26, 3, -35), (-7, 25, -10), (17, 24, 20))

PICTURES: dict[str, Scene] = {
    "sardines": scene(SEA, partial(f.shoal, kind=f.SARDINE)),
    "anchovies": scene(SAND, partial(f.shoal, kind=f.ANCHOVY, scale=0.78, gap=18)),
    "mackerel": scene(CORAL, partial(f.shoal, kind=f.MACKEREL, scale=0.86, gap=22)),
    "sea-bream": scene(MIST, partial(f.on_dish, kind=f.BREAM)),
    "sea-bass": scene(SAGE, partial(f.on_dish, kind=f.BASS)),
    "whiting": scene(SEA, partial(f.shoal, kind=f.WHITING, scale=0.86, gap=22)),
    "hake": scene(SAND, partial(f.on_dish, kind=f.HAKE)),
    "red-mullet": scene(MIST, partial(f.shoal, kind=f.MULLET, scale=0.84, gap=22)),
    "pandora": scene(SAGE, partial(f.on_dish, kind=f.PANDORA)),
    "john-dory": scene(LILAC, partial(f.on_dish, kind=f.JOHN_DORY)),
    "sole": scene(SEA, ice, placed(partial(f.flat_fish, colour="#a98a62"), scale=0.95, turn=-20)),
    "swordfish": scene(
        SAGE, board, placed(partial(f.steak, flesh="#e6b6a0", skin="#5a6472", grain="#f8dccb"), scale=1.08)
    ),
    "tuna": scene(MIST, board, placed(partial(f.steak, flesh="#b8404a", skin="#3a3f52", grain="#d98585"), scale=1.08)),
    "salmon": scene(SEA, board, partial(f.fillet, flesh="#f08a5d", grain="#fbd2b5", skin="#b9c0c4")),
    "shrimps": scene(
        SAND, strewn(partial(s.shrimp, colour="#f0876a"), 0.6, ((-14, -20, 0), (15, 4, 10), (-16, 24, -8)))
    ),
    "king-prawns": scene(SEA, strewn(partial(s.shrimp, colour="#e0553f"), 0.8, ((-7, -17, -5), (9, 20, 10)))),
    "squid": scene("#a9c9c6", strewn(partial(s.squid, colour="#e9b9ae"), 0.88, ((0, -15, -8), (2, 18, 6)))),
    "cuttlefish": scene(LILAC, placed(partial(s.cuttlefish, colour="#a5826b"), turn=-25)),
    "octopus": scene(CORAL, placed(partial(s.octopus, colour="#b5566b"), scale=0.95)),
    "mussels": scene(MIST, partial(dish, rim="#d69f3c"), s.heap),
    "oysters": scene(
        "#9db7c0",
        ice,
        strewn(s.oyster, 0.85, ((-19, -17, 0), (17, -19, 40), (-22, 16, 80), (15, 18, -30))),
        placed(lemon, -1, 0, 0.7),
    ),
    "clams": scene(
        SAND,
        partial(dish, rim="#3f8f86"),
        together(
            *(
                placed(partial(s.clam, colour=colour), x, y, 0.8, turn)
                for colour, (x, y, turn) in zip(CLAMS, CLAM_PLACES, strict=True)
            )
        ),
    ),
    "crab": scene(SAND, placed(partial(s.crab, colour="#dd6a42"), scale=0.98)),
    "lobster": scene("#bcd8d2", placed(partial(s.lobster, colour="#c93b32"), scale=0.95)),
    "sea-urchins": scene(
        CORAL, strewn(partial(s.urchin, colour="#5a3c63"), 1.02, ((-18, -15, 0), (19, -9, 20), (-2, 20, 40)))
    ),
    "opened-sardines": scene(
        SAND, dish, strewn(partial(f.butterflied, back="#47617a"), 0.8, ((1, -15, -10), (1, 12, -10)))
    ),
    "fish-balls": scene(SAGE, partial(dish, rim="#3f8f86"), partial(fish_balls, colour="#b98468")),
    "small-fry": scene(MIST, dish, small_fry, placed(lemon, 28, 27, 0.8)),
    "chermoula": scene(
        SAND, partial(bowl, china="#2f6fa0", filling="#c2502c", fleck="#3f8f46"), placed(parsley, 25, -25, 1.2, 25)
    ),
    "olives": scene(SAGE, partial(dish, rim="#d69f3c"), olives),
    "preserved-lemons": scene(CORAL, partial(jar, filling=("#f5d65a", "#d9a326"), cap="#3f8f86", bits="#f9e89a")),
    "eel": scene(MIST, partial(f.on_dish, kind=f.CONGER)),
}
