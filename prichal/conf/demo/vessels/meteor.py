"""«Метеор»: the hydrofoil, 114 airline seats in three saloons."""

from prichal.conf.demo.drawing import SALOON, Kind, draw
from prichal.conf.demo.vessels.facts import VesselFacts
from prichal.fleet.rules import Seating, Texts

LETTERS = "A B C    D E F"
BOW = """
 1|  b f    f b
 2|  b f    f b
 3|b f f    f f b
 4|b f f    f f b
 5|b f f    f f b
"""
MIDDLE = """
 6|d c       [door]
 7|w s s    s s w
 8|w s s    s s w
 9|w s s    s s w
10|w s s    s s w
11|w s s    s s w
12|w s s    s s w
13|w s s    s s w
"""
STERN = """
14|l s s    s s l
15|w s s    s s w
16|w s s    s s w
17|w s s    s s w
18|w s s    s s w
19|w s s    s s w
20|w s s    s s w
21|l  [engine]  l
"""
BY_THE_BOW = {"f": Kind("standard", ("view",)), "b": Kind("window", ("window", "view"))}
FACTS = VesselFacts(
    slug="meteor",
    name=Texts("«Метеор»", "Meteor", "“流星”号"),
    description=Texts(
        "Судно на подводных крыльях: выходит из Невы, поднимается над водой и за сорок минут долетает до Петергофа. Три "
        "салона с мягкими креслами; из носового видно то же, что из рубки, между средним и кормовым есть открытая "
        "площадка, где ветер.",
        "A hydrofoil: it leaves the Neva, rises above the water and is in Peterhof in forty minutes. Three saloons with "
        "soft seats; the bow one sees what the bridge sees, and between the middle and the stern there is an open "
        "gallery with all the wind.",
        "水翼船：驶出涅瓦河便升离水面，四十分钟抵达彼得宫城。三个客舱均为软椅：船头舱与驾驶室视野相同，"
        "中舱与尾舱之间有一处迎风的露天平台。",
    ),
    passenger_max=124,
    turnaround_minutes=20,
    seating=Seating.ASSIGNED,
    general_capacity=114,
    sections=(
        draw("bow", Texts("Носовой салон", "Bow saloon", "前舱"), BOW, kinds=BY_THE_BOW, letters=LETTERS),
        draw("middle", Texts("Средний салон", "Middle saloon", "中舱"), MIDDLE, kinds=SALOON, letters=LETTERS),
        draw("stern", Texts("Кормовой салон", "Stern saloon", "后舱"), STERN, kinds=SALOON, letters=LETTERS),
    ),
)
