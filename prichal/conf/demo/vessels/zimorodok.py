"""«Зимородок»: the small canal boat that fits under the lowest bridges, general admission."""

from prichal.conf.demo.drawing import OUTSIDE, SALOON, draw
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

DECK = """
A|  v v v
B|v v   v v
C|o o   o o
 |[helm]
D|w s   s w
E|w s   s w
F|w s   s w
G|w s   s w
 |[doors]
H|o o   o o
J|o o   o o
K|  v v v
L|   v v
"""
FACTS = VesselFacts(
    slug="zimorodok",
    name=Texts("«Зимородок»", "Zimorodok", "“翠鸟”号"),
    description=Texts(
        "Маленький и низкий: проходит там, где большим теплоходам приходится ждать воды. В середине стеклянная крыша, "
        "которую в хорошую погоду сдвигают, на носу и корме скамьи под открытым небом. Места без номеров.",
        "Small and low: it passes where bigger boats have to wait for the water to fall. A glass roof amidships slides "
        "away in fine weather, with benches under the open sky fore and aft. Seats are not numbered.",
        "小巧低矮：大船要等水位下降的地方，它照样能过。船中部是玻璃顶，天好时拉开，船头船尾是露天长椅。座位不编号。",
    ),
    passenger_max=46,
    turnaround_minutes=15,
    seating=Seating.GENERAL,
    general_capacity=40,
    sections=(draw("deck", Texts("Палуба", "Deck", "甲板"), DECK, kinds={**SALOON, **OUTSIDE}),),
)
