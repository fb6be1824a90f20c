"""«Балтика»: the panoramic boat of the gulf, 40 seats in the saloon, 20 on the open deck."""

from prichal.conf.demo.drawing import SALOON, Kind, draw
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

MAIN = """
A|w s    s w
B|w s    s w
C|w s    s w
D|w s    s w
E|w s    s w
 |[stair]
F|w s    s w
G|w s    s w
H|w s    s w
J|w s    s w
K|d c    c d
"""
UPPER = """
L|p p    p p
M|p p    p p
 |[stair]
N|o o    o o
P|o o    o o
Q|o o    o o
"""
ON_TOP = {"p": Kind("premium", ("open-air", "view")), "o": Kind("standard", ("open-air",))}
FACTS = VesselFacts(
    slug="baltika",
    name=Texts("«Балтика»", "Baltika", "“波罗的海”号"),
    description=Texts(
        "Панорамный теплоход с большими окнами и местами по билетам. В салоне у каждого ряда своё окно, на верхней "
        "палубе мягкие кресла лицом к носу.",
        "A panoramic boat with large windows and reserved seats. Every row in the saloon has its own window; on the "
        "upper deck there are soft armchairs facing the bow.",
        "全景游船，大窗户，对号入座。客舱每排都有自己的窗户，上层甲板是面向船头的软椅。",
    ),
    passenger_max=72,
    turnaround_minutes=30,
    seating=Seating.ASSIGNED,
    general_capacity=60,
    sections=(
        draw("saloon", Texts("Салон", "Saloon", "客舱"), MAIN, kinds=SALOON),
        draw("upper", Texts("Верхняя палуба", "Upper deck", "上层甲板"), UPPER, kinds=ON_TOP),
    ),
)
