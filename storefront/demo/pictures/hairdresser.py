"""The pictures of the hairdresser's services."""

from functools import partial

from storefront.demo.pictures import heads as h
from storefront.demo.pictures import salon as s
from storefront.demo.pictures.scene import Scene, placed, scene
from storefront.demo.pictures.sweets import jar

PICTURES: dict[str, Scene] = {
    "box-braids": scene(
        "#cfe0dd", partial(h.bust, skin="#8a5638", dress="#e2a23c", behind=h.plaits(h.HAIR, "#8d4a2a"), above=h.crown)
    ),
    "cornrows": scene("#f3d5c4", partial(h.bust, skin="#6f4029", dress="#2f8f88", above=h.cornrows)),
    "afro": scene("#e8dcc0", partial(h.bust, skin="#7d4a30", dress="#c23f6a", behind=h.cloud, above=h.curls)),
    "weave": scene(
        "#dfe7d0", partial(h.bust, skin="#9c6644", dress="#5d5aa0", behind=h.waves("#3a2220"), above=h.crown)
    ),
    "bridal-bun": scene("#f2dbe2", placed(partial(h.bust, skin="#8a5638", dress="#fbf3e6", above=h.flowered), 0, 3)),
    "cut": scene("#c9d9e6", placed(s.scissors, -10, 2, 1.06, -18), placed(s.comb, 15, 25, 0.78, -30)),
    "blow-dry": scene("#dfe7d0", placed(partial(s.dryer, colour="#d96a8a"), 3, 0)),
    "mens-cut": scene("#f0d9c4", placed(partial(s.clippers, colour="#3f6f8f"), turn=18)),
    "colour": scene("#d9cfe6", partial(s.tint, colour="#b3324f")),
    "hair-care": scene("#cfe4d0", partial(jar, filling=("#f7efd9", "#e6d3a4"), cap="#7aa05a")),
    "henna": scene("#cfe0dd", partial(s.hennaed_hand, skin="#c98f66", henna="#7a2f1c")),
    "make-up": scene("#cfe4e0", s.make_up),
}
