"""«Норд-Вест»: the boat of the forts, a saloon with windows and an open deck above."""

from prichal.conf.demo.drawing import OUTSIDE, SALOON, draw
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

MAIN = """
A|  w s    s w
B|w s s    s s w
C|w s s    s s w
D|w s s    s s w
E|w s s    s s w
 |[stair]
F|w s s    s s w
G|w s s    s s w
H|w s s    s s w
J|d c      [bar]
"""
UPPER = """
K|  v v    v v
L|  v v    v v
M|o o o    o o o
N|o o o    o o o
 |[stair]
P|o o o    o o o
Q|o o o    o o o
"""
FACTS = VesselFacts(
    slug="nordvest",
    name=Texts("«Норд-Вест»", "Nord-West", "“西北风”号"),
    description=Texts(
        "Крепкий морской теплоход для открытой воды за Кронштадтом. В салоне окна во всю стену и горячий кофе, "
        "на верхней палубе ветер и форты со всех сторон.",
        "A sturdy seagoing boat for the open water beyond Kronstadt. The saloon has wall-high windows and hot coffee, "
        "the upper deck has the wind and forts on every side.",
        "为喀琅施塔得外海打造的结实海船。客舱有落地大窗和热咖啡，上层甲板有海风，四面都是海上要塞。",
    ),
    passenger_max=90,
    turnaround_minutes=15,
    seating=Seating.ASSIGNED,
    general_capacity=78,
    sections=(
        draw("saloon", Texts("Салон", "Saloon", "客舱"), MAIN, kinds=SALOON),
        draw("upper", Texts("Верхняя палуба", "Upper deck", "上层甲板"), UPPER, kinds=OUTSIDE),
    ),
)
