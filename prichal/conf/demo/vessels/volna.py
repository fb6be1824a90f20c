"""«Волна»: the open boat, general admission."""

from prichal.conf.demo.drawing import OUTSIDE, draw
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

DECK = """
A|    v v v
B|  v v v v v
C|o o o     o o
D|o o o     o o
E|o o o     o o
F|o o o     o o
G|o o o     o o
H|o o o     o o
 |[wheelhouse]
J|o o o     o o
K|o o o     o o
L|o o o     o o
M|  v v v v v
N|     v v
"""
FACTS = VesselFacts(
    slug="volna",
    name=Texts("«Волна»", "Volna", "“浪花”号"),
    description=Texts(
        "Открытый теплоход с низким бортом: до воды можно дотянуться рукой, над головой только небо и своды мостов. "
        "Места без номеров, на каждой скамье лежит плед, на случай дождя есть дождевики.",
        "An open boat with low sides: you can reach the water with your hand, and overhead there is only sky and the "
        "vaults of the bridges. Seats are not numbered; every bench has a blanket, and there are ponchos for rain.",
        "低舷敞篷游船：伸手可触水面，头顶只有天空和桥拱。座位不编号，每张长椅都有毛毯，下雨备有雨衣。",
    ),
    passenger_max=72,
    turnaround_minutes=15,
    seating=Seating.GENERAL,
    general_capacity=60,
    sections=(draw("deck", Texts("Открытая палуба", "Open deck", "露天甲板"), DECK, kinds=OUTSIDE),),
)
