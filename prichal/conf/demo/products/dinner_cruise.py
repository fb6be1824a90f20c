"""Dinner on a three-deck ship: single armchairs, or tables sold whole."""

from prichal.catalog.rules import ProductTexts, TicketTypeFacts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, USUAL
from prichal.fleet.rules import Texts

TABLE_4 = TicketTypeFacts(
    "table-4",
    Texts("Стол на четверых", "Table for four", "四人桌"),
    Texts("весь стол, до четырёх гостей", "the whole table, up to four guests", "整桌，最多四位"),
    persons=4,
)
TABLE_6 = TicketTypeFacts(
    "table-6",
    Texts("Стол на шестерых", "Table for six", "六人桌"),
    Texts("весь стол, до шести гостей", "the whole table, up to six guests", "整桌，最多六位"),
    persons=6,
)
DINNER_CRUISE = DemoProduct(
    slug="dinner-cruise",
    tickets=(*USUAL, TABLE_4, TABLE_6),
    weekdays={
        "standard": {"adult": 5900, "concession": 5200, "child": 3600},
        "window": {"adult": 6900, "concession": 6100, "child": 4300},
        "table-4": {"table-4": 24900},
        "table-6": {"table-6": 36900},
    },
    texts=ProductTexts(
        title=Texts("Ужин на Неве", "Dinner on the Neva", "涅瓦河晚餐"),
        summary=Texts(
            "Два с половиной часа за столом у большого окна: три блюда, а за стеклом весь парадный город.",
            "Two and a half hours at a table by a large window: three courses, and all the grand city behind the "
            "glass.",
            "两个半小时，坐在大窗边用三道式晚餐，窗外是整座城市的盛景。",
        ),
        story=paragraphs(
            Texts(
                "На трёх палубах столы и кресла у больших окон. Можно взять одно кресло, а можно весь стол, на "
                "четверых или шестерых, и тогда к вам никого не подсадят. Свечи зажигают, когда отходим от Сенатской "
                "площади, первое блюдо приносят у Зимнего дворца.",
                "On three decks there are tables and armchairs by large windows. You may take a single armchair or a "
                "whole table, for four or for six, and then nobody will be seated with you. The candles are lit as "
                "we leave Senate Square; the first course comes by the Winter Palace.",
                "三层甲板，餐桌和扶手椅临着大窗。可以只订一把扶手椅，也可以订下四人或六人的整桌，那样就不会与旁人拼"
                "桌。船离开参政院广场时点上蜡烛，驶到冬宫时上第一道菜。",
            ),
            Texts(
                "Кормят тем, что ловится и растёт рядом: ладожский судак, ряпушка, белые грибы, морошка. В конце "
                "апреля из залива идёт на нерест корюшка, весь город пахнет свежим огурцом, и недели три она есть и "
                "у нас.",
                "The food is what is caught and grown nearby: pike-perch from Ladoga, vendace, porcini, "
                "cloudberries. In late April the smelt comes up from the gulf to spawn, the whole city smells of "
                "fresh cucumber, and for three weeks or so we serve it too.",
                "菜肴取自近处：拉多加湖的梭鲈、白鲑鱼、牛肝菌、云莓。四月末，胡瓜鱼从海湾洄游产卵，全城都是鲜黄瓜的气"
                "味，那三个星期，我们的餐桌上也有它。",
            ),
            Texts(
                "Над крышами всё время один и тот же купол. Исаакиевский собор Огюст Монферран строил сорок лет, с "
                "1818 по 1858 год, и на позолоту ушло около ста килограммов золота. Поэтому, когда улицы уже в тени, "
                "купол ещё светится.",
                "One and the same dome stands over the roofs all the way. Auguste de Montferrand built St Isaac's "
                "Cathedral for forty years, from 1818 to 1858, and its gilding took about a hundred kilograms of "
                "gold. So when the streets are in shadow, the dome still glows.",
                "屋顶之上，始终是同一个穹顶。奥古斯特·蒙费朗建造圣以撒大教堂用了四十年，从1818年到1858年，镀金耗去约"
                "一百公斤黄金。所以当街道已在暗影里，穹顶依然发亮。",
            ),
        ),
        included=points(
            Texts("Прогулка по Неве, 2,5 часа", "A cruise on the Neva, 2.5 hours", "涅瓦河游览，2.5小时"),
            Texts(
                "Ужин: закуска, горячее, десерт",
                "Dinner: a starter, a main course, a dessert",
                "晚餐：前菜、主菜、甜点",
            ),
            Texts("Вода, морс, чай и кофе", "Water, berry drink, tea and coffee", "水、浆果饮料、茶和咖啡"),
            Texts(
                "Выбранное кресло или стол целиком",
                "The armchair you chose, or the whole table",
                "选定的座椅，或整张餐桌",
            ),
            Texts("Негромкая живая музыка", "Quiet live music", "轻柔的现场音乐"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "Рыба, мясо или постное: выбираете за столом. Об аллергии скажите заранее, по телефону.",
                "Fish, meat or no animal food: you choose at the table. Of allergies tell us beforehand, by phone.",
                "鱼、肉或素食，入座后任选。如有过敏，请提前来电告知。",
            ),
            Texts(
                "Вино и прочее по карте, оплата на борту.",
                "Wine and the rest are on the card, paid on board.",
                "葡萄酒等饮品另点，船上付款。",
            ),
            Texts(
                "Цена стола не зависит от того, сколько вас за ним. Детское кресло дадим.",
                "A table costs the same however many of you sit at it. We have high chairs.",
                "整桌价格与人数无关。备有儿童餐椅。",
            ),
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Накрытый стол со свечой у панорамного окна, за стеклом купол Исаакиевского собора",
            "A laid table with a candle by a panoramic window, the dome of St Isaac's behind the glass",
            "全景窗边点着蜡烛的餐桌，窗外是圣以撒大教堂的穹顶",
        ),
    ),
)
