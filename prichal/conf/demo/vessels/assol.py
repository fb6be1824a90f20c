"""«Ассоль»: the three-deck ship of the dinners. Tables are sold whole, armchairs by the window singly."""

from prichal.conf.demo.drawing import Kind, draw, tables_in
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

LOWER = """
A|      6         6
 |
 |
B|  4        4        4
 |
 |
C|  4     [dance]     4
 |
 |
D|  4     [floor]     4
 |
 |
E|  4        4        4
 |  [stair]   [galley]
"""
MIDDLE = """
A|     w       w
B| w               w
C|w                 w
D|w    4       4    w
E|w                 w
F|w       s s       w
G|w                 w
H|w    4       4    w
J|w                 w
K|w       s s       w
L|w                 w
 |[stair]     [stair]
M|d c     s s     c d
"""
UPPER = """
N|    p p p p
P|  p         p
Q|p             p
 |
 |
R|   6       6
 |
 |
S|   6       6
 |    [stair]
"""
KINDS = {
    "4": Kind("table-4", ("table", "window")),
    "6": Kind("table-6", ("table", "window")),
    "w": Kind("window", ("window",)),
    "d": Kind("window", ("window", "step-free")),
    "c": Kind("window", ("companion",)),
    "p": Kind("window", ("window", "view")),
    "s": Kind("standard"),
}
IN_THE_MIDDLE = {**KINDS, "4": Kind("table-4", ("table",))}
_LOWER = draw("lower", Texts("Банкетный зал", "Banquet saloon", "宴会厅"), LOWER, kinds=KINDS)
_MIDDLE = draw(
    "middle",
    Texts("Панорамная палуба", "Panorama deck", "全景甲板"),
    MIDDLE,
    kinds=IN_THE_MIDDLE,
    first_table=1 + tables_in(_LOWER),
)
_UPPER = draw(
    "upper",
    Texts("Капитанский салон", "Captain's saloon", "船长厅"),
    UPPER,
    kinds=KINDS,
    first_table=1 + tables_in(_LOWER) + tables_in(_MIDDLE),
)
FACTS = VesselFacts(
    slug="assol",
    name=Texts("«Ассоль»", "Assol", "“阿索莉”号"),
    description=Texts(
        "Трёхпалубный теплоход-ресторан под стеклом. Внизу банкетный зал с танцполом, посередине кресла вдоль окон "
        "и столы между ними, наверху капитанский салон, из которого виден весь нос и река впереди.",
        "A three-deck restaurant ship under glass. Below, a banquet saloon with a dance floor; in the middle, armchairs "
        "along the windows and tables between them; on top, the captain's saloon with the whole bow and the river ahead.",
        "三层玻璃餐厅游船。下层是带舞池的宴会厅，中层沿窗是软椅，中间是餐桌，上层是船长厅，整个船头和前方的河面尽收眼底。",
    ),
    passenger_max=150,
    turnaround_minutes=60,
    seating=Seating.ASSIGNED,
    general_capacity=120,
    sections=(_LOWER, _MIDDLE, _UPPER),
)
