"""«Ладога»: the big two-deck boat. Sold without numbers; its plan waits for those who want them."""

from prichal.conf.demo.drawing import OUTSIDE, SALOON, draw
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

MAIN = """
A|    w s    s w
B|w s s s    s s s w
C|w s s s    s s s w
D|w s s s    s s s w
E|w s s s    s s s w
 |[stair]    [stair]
F|w s s s    s s s w
G|w s s s    s s s w
H|w s s s    s s s w
J|d c          c d
"""
UPPER = """
K|v v v v    v v v v
L|o o o o    o o o o
M|o o o o    o o o o
N|o o o o    o o o o
 |[stair]    [stair]
P|o o o o    o o o o
Q|o o o o    o o o o
R|o o o o    o o o o
"""
FACTS = VesselFacts(
    slug="ladoga",
    name=Texts("«Ладога»", "Ladoga", "“拉多加”号"),
    description=Texts(
        "Двухпалубный теплоход с тёплым салоном и открытой верхней палубой. Внутри столики и буфет, наверху скамьи "
        "и пледы: садитесь где нравится и переходите, когда захочется.",
        "A two-deck boat with a heated saloon and an open upper deck. Tables and a bar inside, benches and blankets "
        "above: sit where you like and move whenever you wish.",
        "双层游船，设有暖和的客舱和露天上层甲板。舱内有桌椅和小吃吧，上层有长椅和毛毯：座位随意，可以随时换地方。",
    ),
    passenger_max=140,
    turnaround_minutes=20,
    seating=Seating.GENERAL,
    general_capacity=120,
    sections=(
        draw("saloon", Texts("Салон", "Saloon", "客舱"), MAIN, kinds=SALOON),
        draw("upper", Texts("Верхняя палуба", "Upper deck", "上层甲板"), UPPER, kinds=OUTSIDE),
    ),
)
