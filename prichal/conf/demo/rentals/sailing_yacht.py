"""A sailing yacht for the Neva Bay, by the hour and by the day."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import paragraphs, points
from prichal.conf.demo.rentals.facts import DemoRental
from prichal.conf.demo.rentals.said import LIFE_JACKETS, STORM
from prichal.fleet.rules import Texts
from prichal.rentals.rules import Captain

SAILING_YACHT = DemoRental(
    slug="sailing-yacht",
    vessel="vega",
    vessel_name=Texts("«Вега»", "Vega", "“织女星”号"),
    vessel_description=Texts(
        "Парусная яхта длиной десять метров с синим корпусом. Две каюты, пять спальных мест, плита, душ и дизель на "
        "случай безветрия.",
        "A sailing yacht, ten metres long, with a blue hull. Two cabins, five berths, a stove, a shower and a diesel "
        "engine for when there is no wind.",
        "蓝色船身的帆船，长十米。两个卧舱，五个铺位，有炉灶和淋浴，无风时用柴油机。",
    ),
    passenger_max=8,
    pier="park-300",
    guests=6,
    minimum_hours=2,
    maximum_hours=72,
    notice_hours=24,
    captain=Captain.EITHER,
    hour=6500,
    day=52000,
    texts=ProductTexts(
        title=Texts("Парусная яхта «Вега»", "Vega, a sailing yacht", "帆船“织女星”号"),
        summary=Texts(
            "Невская губа под парусом, на два часа или на трое суток: с нашим капитаном, а с удостоверением и самим.",
            "The Neva Bay under sail, for two hours or three days: with a captain, or without one if you are licensed.",
            "扬帆涅瓦湾，从两小时到三天：可由船长驾驶，有驾驶证也可以自己来。",
        ),
        story=paragraphs(
            Texts(
                "Невскую губу моряки прозвали Маркизовой лужей: при Александре Первом флотом ведал маркиз де Траверсе, "
                "и дальше неё, шутили в городе, корабли не ходили. Глубина здесь от трёх до пяти метров, волна "
                "короткая, ветер чаще с запада. Для первого раза под парусом лучше не придумать.",
                "Sailors nicknamed the Neva Bay the Marquis's Puddle: under Alexander the First the Marquis de "
                "Traversay was in charge of the fleet, and beyond the bay, the city joked, it never went. The water is "
                "three to five metres deep, the waves are short, the wind is mostly westerly. For a first time under "
                "sail nothing could be better.",
                "水手们把涅瓦湾戏称为“侯爵的水洼”：亚历山大一世时掌管舰队的是德·特拉韦尔塞侯爵，城里人打趣说，舰队从没"
                "驶出过这片水。这里水深三到五米，浪短，多西风。第一次扬帆，再没有比这里更合适的地方。",
            ),
            Texts(
                "От маяка в парке выходим на моторе. Потом мотор замолкает, яхта чуть кренится, и слышно только воду у "
                "борта. Справа башня Лахта-центра, 462 метра, слева вантовый мост: по ним новичок за штурвалом и "
                "держит курс. Штурвал капитан даст, не стесняйтесь попросить.",
                "From the lighthouse in the park we go out under power. Then the engine falls silent, the yacht leans a "
                "little, and all you hear is water along the hull. On the right stands the tower of Lakhta Center, "
                "462 metres, on the left the cable-stayed bridge: a newcomer steers by them. The captain will give "
                "you the wheel; do not be shy to ask.",
                "从公园的灯塔出发时用发动机。随后机器声停了，船身微微一倾，耳边只剩船舷的水声。右边是462米高的拉赫塔中心，"
                "左边是斜拉桥：新手掌舵，就照着它们把稳方向。想掌舵尽管开口，船长会让给您。",
            ),
            Texts(
                "За два часа успеваем выйти на простор и встретить закат. За сутки можно дойти до Кронштадта, обойти "
                "форт «Александр I», переночевать у стенки и вернуться с попутным ветром. Завтракают в кокпите: "
                "столик там откидной, кофе сварите на плите.",
                "Two hours take you out into the open to meet the sunset. In a day and a night you can reach Kronstadt, "
                "sail round Fort Alexander I, sleep alongside the quay and come home before the wind. Breakfast is "
                "in the cockpit: the table folds out, and coffee is made on the stove.",
                "两小时可以驶到开阔处，迎接落日。一天一夜能到喀琅施塔得，绕亚历山大一世要塞一圈，靠岸过夜，再顺风回家。"
                "早餐就在驾驶舱里吃：放下小桌，咖啡在炉子上煮。",
            ),
        ),
        included=points(
            Texts("Капитан, если он вам нужен", "The captain, if you need one", "船长（如需要）"),
            Texts("Топливо", "The fuel", "燃油"),
            Texts("Непромокаемые куртки", "Waterproof jackets", "防水外套"),
            Texts(
                "На сутки и дольше: бельё, газ и полный бак воды",
                "For a day or longer: bed linen, gas and a full tank of water",
                "租一天以上：床单被褥、燃气和满箱淡水",
            ),
            LIFE_JACKETS,
        ),
        good_to_know=points(
            Texts(
                "Чтобы идти без капитана, покажите удостоверение на право управления парусным судном.",
                "To sail without a captain, show a certificate that entitles you to command a sailing vessel.",
                "不带船长自驾，须出示帆船驾驶证。",
            ),
            Texts(
                "Нужна обувь на светлой мягкой подошве: тёмная оставляет следы.",
                "Wear shoes with pale soft soles: dark ones leave marks.",
                "请穿浅色软底鞋：深色鞋底会留下痕迹。",
            ),
            Texts(
                "Кого укачивает, пусть сидит в кокпите и смотрит вперёд.",
                "If you get seasick, sit in the cockpit and look ahead.",
                "容易晕船的人，请坐在驾驶舱里，眼望前方。",
            ),
            STORM,
        ),
        image_alt=Texts(
            "Яхта под белыми парусами на закате, слева башня Лахта-центра, справа вантовый мост",
            "A yacht under white sails at sunset, the tower of Lakhta Center on the left, a cable-stayed bridge on the "
            "right",
            "夕阳下扬着白帆的帆船，左边是拉赫塔中心，右边是斜拉桥",
        ),
    ),
)
