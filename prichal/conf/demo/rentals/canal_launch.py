"""A quiet wooden launch for rivers and canals."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import paragraphs, points
from prichal.conf.demo.rentals.facts import DemoRental
from prichal.conf.demo.rentals.said import LIFE_JACKETS, STORM
from prichal.fleet.rules import Texts

CANAL_LAUNCH = DemoRental(
    slug="canal-launch",
    vessel="kolomna",
    vessel_name=Texts("«Коломна»", "Kolomna", "“科洛姆纳”号"),
    vessel_description=Texts(
        "Дубовый катер длиной восемь метров с электрическим мотором и полотняным тентом. Скамьи вдоль бортов, "
        "посередине складной столик.",
        "An oak launch, eight metres long, with an electric motor and a canvas awning. Benches along the sides, a "
        "folding table between them.",
        "橡木小艇，长八米，电动机，帆布篷。两侧长椅，中间折叠桌。",
    ),
    passenger_max=11,
    pier="fontanka",
    guests=10,
    minimum_hours=1,
    maximum_hours=6,
    notice_hours=4,
    hour=7500,
    texts=ProductTexts(
        title=Texts("Катер по каналам «Коломна»", "Kolomna, a canal launch", "运河小艇“科洛姆纳”号"),
        summary=Texts(
            "Тихий деревянный катер под полотняным тентом: Крюков канал, Мойка и мосты, под которыми пригибаются.",
            "A quiet wooden launch under a canvas awning: the Kryukov Canal, the Moyka and bridges that make you duck.",
            "帆布篷下安静的木艇：克留科夫运河、莫伊卡河，还有要低头才过得去的桥。",
        ),
        story=paragraphs(
            Texts(
                "Катер назван по старому кварталу между Мойкой и Фонтанкой, где селились мастера с верфей и где после "
                "Лицея жил молодой Пушкин. Мотор у «Коломны» электрический. Когда она входит под свод моста, слышно, "
                "как с камня капает вода.",
                "The launch is named after the old quarter between the Moyka and the Fontanka, where shipyard "
                "craftsmen settled and where young Pushkin lived after the Lyceum. Kolomna's motor is electric. When "
                "she slips under the vault of a bridge you hear water dripping from the stone.",
                "小艇得名于莫伊卡河与丰坦卡河之间的老街区：船厂的工匠在那里安家，年轻的普希金离开皇村学校后也住在那里。"
                "“科洛姆纳”号用的是电动机，驶进桥洞时，能听见石头上滴下的水声。",
            ),
            Texts(
                "Любимое место нашего капитана там, где Крюков канал встречается с каналом Грибоедова. Отсюда видно "
                "сразу семь мостов, и катер останавливается, чтобы вы их пересчитали. Рядом стоит колокольня "
                "Никольского собора, четыре яруса и золотой шпиль; в безветрие колоколен две, вторая в воде.",
                "Our captain's favourite spot is where the Kryukov Canal meets the Griboyedov. Seven bridges can be "
                "seen from here at once, and the launch stops so that you can count them. Beside you stands the bell "
                "tower of St Nicholas, four tiers and a golden spire; when there is no wind there are two of them, "
                "the second in the water.",
                "船长最喜欢的地方，是克留科夫运河与格里博耶多夫运河交汇处。从这里一眼能看到七座桥，小艇会停下来让您数一数。"
                "旁边是尼古拉海军大教堂的钟楼，四层楼身，金色尖顶；没有风的时候，水里还有一座。",
            ),
            Texts(
                "Куда плыть, решаете вы. За час хватает времени на Михайловский замок и Летний сад, за два ещё и на "
                "Новую Голландию. Ужин можно взять с собой: столик раскладывается, тарелки и бокалы у нас есть.",
                "You decide where to go. One hour is enough for St Michael's Castle and the Summer Garden, two for "
                "New Holland as well. Bring supper along: the table unfolds, and we have plates and glasses.",
                "去哪里由您决定。一小时够看米哈伊洛夫城堡和夏园，两小时还能到新荷兰岛。晚餐可以自带：桌子一展开就好，"
                "盘子和酒杯我们都有。",
            ),
        ),
        included=points(
            Texts("Капитан", "The captain", "船长"),
            Texts("Пледы и подушки", "Blankets and cushions", "毛毯和靠垫"),
            Texts(
                "Столик, тарелки и бокалы на десять человек",
                "A table, plates and glasses for ten",
                "小桌，十人份的盘子和酒杯",
            ),
            LIFE_JACKETS,
        ),
        good_to_know=points(
            Texts(
                "Под низкими мостами все садятся: до свода бывает меньше метра.",
                "Under the low bridges everybody sits down: the vault may be less than a metre above you.",
                "过低桥时请大家坐好：离桥拱有时不到一米。",
            ),
            Texts(
                "На борту не курят: здесь дерево и полотно.",
                "No smoking on board: she is all wood and canvas.",
                "船上禁止吸烟：船身是木头，顶篷是帆布。",
            ),
            STORM,
        ),
        image_alt=Texts(
            "Деревянный катер под оранжевым тентом на Крюковом канале, позади колокольня Никольского собора",
            "A wooden launch under an orange awning on the Kryukov Canal, the bell tower of St Nicholas behind it",
            "克留科夫运河上橙色篷顶的木艇，背后是尼古拉海军大教堂的钟楼",
        ),
    ),
)
