"""A cabin boat one steers oneself, from Kronstadt."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import paragraphs, points
from prichal.conf.demo.rentals.facts import DemoRental
from prichal.conf.demo.rentals.said import LIFE_JACKETS, STORM
from prichal.fleet.rules import Texts
from prichal.rentals.rules import Captain

CABIN_CRUISER = DemoRental(
    slug="cabin-cruiser",
    vessel="sestra",
    vessel_name=Texts("«Сестра»", "Sestra", "“谢斯特拉”号"),
    vessel_description=Texts(
        "Каютный катер длиной восемь с половиной метров с тёплой рубкой. Две каюты, четыре спальных места, плита, "
        "холодильник, туалет. Ход спокойный, десять узлов.",
        "A cabin boat, eight and a half metres long, with a warm wheelhouse. Two cabins, four berths, a stove, a fridge, "
        "a toilet. Her pace is calm, ten knots.",
        "舱式小艇，长八米半，驾驶室暖和。两个卧舱，四个铺位，有炉灶、冰箱和卫生间。航速从容，十节。",
    ),
    passenger_max=6,
    pier="kronstadt",
    guests=5,
    minimum_hours=4,
    maximum_hours=168,
    notice_hours=48,
    captain=Captain.WITHOUT,
    hour=4500,
    day=26000,
    texts=ProductTexts(
        title=Texts("Каютный катер «Сестра»", "Sestra, a cabin boat", "舱式小艇“谢斯特拉”号"),
        summary=Texts(
            "Катер с двумя каютами, который вы ведёте сами: от Кронштадта к фортам и соснам северного берега.",
            "A boat with two cabins that you steer yourself: from Kronstadt to the forts and the pines of the north shore.",
            "两个卧舱的小艇，由您亲自驾驶：从喀琅施塔得驶向海上要塞和北岸的松林。",
        ),
        story=paragraphs(
            Texts(
                "Из Кронштадта всё близко. Четверть часа хода, и перед вами форт «Александр I», гранитная подкова "
                "посреди воды. В начале прошлого века здесь делали сыворотку от чумы, и прозвище «Чумной» осталось "
                "за ним до сих пор.",
                "From Kronstadt everything is near. A quarter of an hour, and before you stands Fort Alexander I, a "
                "granite horseshoe in the middle of the water. Early in the last century plague serum was made "
                "here, and people still call it the Plague Fort.",
                "从喀琅施塔得出发，去哪儿都近。开上一刻钟，眼前就是亚历山大一世要塞，水中央的一只花岗岩马蹄。上世纪初这里"
                "制造过鼠疫血清，“鼠疫要塞”的外号一直叫到今天。",
            ),
            Texts(
                "За западным краем острова белеет маяк Толбухин. Место для него выбрал Пётр, деревянную башню зажгли в "
                "1719 году, каменная светит с 1810-го. А на север, за дамбой, песок и сосны: Сестрорецк, Комарово, "
                "Зеленогорск. В Зеленогорске есть гавань, где встают на ночь.",
                "Off the island's western tip the Tolbukhin lighthouse shows white. Peter chose the spot himself; the "
                "wooden tower was lit in 1719, the stone one has shone since 1810. To the north, beyond the dam, lie "
                "sand and pines: Sestroretsk, Komarovo, Zelenogorsk. Zelenogorsk has a harbour to spend the night in.",
                "岛的西端外，托尔布欣灯塔一身洁白。地点是彼得大帝亲自选定的，木塔1719年点亮，石塔自1810年照耀至今。往北过了"
                "大坝，是沙滩和松林：谢斯特罗列茨克、科马罗沃、泽列诺戈尔斯克。泽列诺戈尔斯克有港湾，可以停船过夜。",
            ),
            Texts(
                "Утром на катере тихо: солнце в окне, чайник на плите, вокруг никого. Перед выходом мы объясним, как "
                "слушается мотор, отметим на карте мели и первые полчаса пройдём вместе с вами. Дальше вы сами.",
                "Mornings on board are quiet: sun in the window, a kettle on the stove, nobody around. Before you leave "
                "we show you how the engine obeys, mark the shoals on the chart and go the first half-hour with you. "
                "After that she is yours.",
                "船上的早晨很静：窗里有阳光，炉上有水壶，四下无人。出发前，我们会教您怎样驾驭发动机，在海图上标出浅滩，并陪您"
                "开头半小时。之后，船就交给您了。",
            ),
        ),
        included=points(
            Texts(
                "Урок на берегу и первые полчаса с нашим капитаном",
                "A lesson ashore and the first half-hour with our captain",
                "岸上讲解，并由我们的船长陪同前半小时",
            ),
            Texts("Карта глубин, эхолот и рация", "A chart, an echo sounder and a radio", "海图、测深仪和电台"),
            Texts(
                "Постель на четверых, посуда, газ и вода",
                "Bedding for four, tableware, gas and water",
                "四人铺盖、餐具、燃气和淡水",
            ),
            LIFE_JACKETS,
        ),
        good_to_know=points(
            Texts(
                "Нужно удостоверение на право управления маломерным моторным судном с выходом в море. Покажите его до "
                "оплаты.",
                "You need a certificate for small motor vessels that is valid at sea. Show it before you pay.",
                "须持有可出海的小型机动船驾驶证，付款前请出示。",
            ),
            Texts(
                "Топливо за ваш счёт: бак получаете полным и полным возвращаете.",
                "Fuel is yours: you get the tank full and return it full.",
                "燃油自理：满箱取船，满箱还船。",
            ),
            Texts(
                "После захода солнца стоим: ночью выходить нельзя.",
                "After sunset she stays moored: going out at night is not allowed.",
                "日落后须停泊，夜间不得出航。",
            ),
            STORM,
        ),
        image_alt=Texts(
            "Синий каютный катер у деревянного пирса на рассвете, на камнях сосны",
            "A blue cabin boat by a wooden jetty at dawn, pines on the rocks",
            "清晨停在木栈桥边的蓝色舱式小艇，岩石上松树挺立",
        ),
    ),
)
