"""«Синкопа»: the jazz boat, small tables for two and the band in the bow."""

from prichal.conf.demo.drawing import SALOON, Kind, draw
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

MAIN = """
 |     [ the band]
A|p p    p p    p p
B|p p    p p    p p
 |
C|w s    s s    s w
D|w s    s s    s w
 |
E|w s    l l    s w
F|w s    l l    s w
 |      [the bar]
G|d c           c d
"""
UPPER = """
H|  v v v v
J|o o     o o
K|o o     o o
 |[stair]
L|o o     o o
M|o o     o o
"""
ON_TOP = {"v": Kind("standard", ("open-air", "view")), "o": Kind("standard", ("open-air",))}
FACTS = VesselFacts(
    slug="sinkopa",
    name=Texts("«Синкопа»", "Sinkopa", "“切分音”号"),
    description=Texts(
        "Двухпалубный теплоход-клуб: музыканты на носу, столики на двоих, тёплый свет и бар в корме. Наверху слышно "
        "и музыку, и реку. В будни ходит без номеров мест, по выходным – по билетам.",
        "A two-deck club afloat: the band in the bow, tables for two, warm light and a bar astern. Above you hear both "
        "the music and the river. On weekdays seats are not numbered, at weekends they are.",
        "双层水上俱乐部：乐队在船头演奏，双人小桌，暖色灯光，船尾有酒吧。上层既听得见音乐，也听得见河水。"
        "平日座位随意，周末对号入座。",
    ),
    passenger_max=72,
    turnaround_minutes=30,
    seating=Seating.ASSIGNED,
    general_capacity=54,
    sections=(
        draw(
            "club",
            Texts("Клубный салон", "Club saloon", "俱乐部舱"),
            MAIN,
            kinds={**SALOON, "p": Kind("premium", ("view",))},
        ),
        draw("upper", Texts("Верхняя палуба", "Upper deck", "上层甲板"), UPPER, kinds=ON_TOP),
    ),
)
