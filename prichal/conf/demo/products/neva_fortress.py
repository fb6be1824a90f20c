"""An hour on the wide Neva around the Peter and Paul Fortress."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, STROLLER
from prichal.fleet.rules import Texts

NEVA_FORTRESS = DemoProduct(
    slug="neva-fortress",
    weekdays={"": {"adult": 1100, "concession": 900, "child": 700}},
    texts=ProductTexts(
        title=Texts("Нева и крепость", "The Neva and the Fortress", "涅瓦河与要塞"),
        summary=Texts(
            "Час на самой широкой воде в центре города: Зимний дворец, Стрелка, «Аврора» и крепость, где в полдень "
            "стреляет пушка.",
            "An hour on the widest water in the city centre: the Winter Palace, the Spit, the Aurora and the "
            "fortress where a gun fires at noon.",
            "在市中心最开阔的水面上航行一小时：冬宫、岬角、阿芙乐尔号，还有正午鸣炮的要塞。",
        ),
        story=paragraphs(
            Texts(
                "Город начался здесь. 27 мая 1703 года на Заячьем острове заложили крепость, чтобы шведы не "
                "вернулись, и ни один вражеский корабль до неё так и не дошёл. С воды видно, как низко лежат её "
                "стены и как высоко поднялся над ними собор Доменико Трезини: сто двадцать два с половиной метра, "
                "считая ангела на шпиле.",
                "The city began here. On 27 May 1703 a fortress was founded on Hare Island so that the Swedes should "
                "not return, and no enemy ship ever reached it. From the water you see how low its walls lie and how "
                "high Domenico Trezzini's cathedral rises above them: a hundred and twenty-two and a half metres, "
                "counting the angel on the spire.",
                "这座城市从这里开始。1703年5月27日，为防瑞典人卷土重来，兔子岛上奠基了要塞，而敌舰从未驶到它面前。从"
                "水上看去，城墙低低伏着，多梅尼科·特雷齐尼设计的大教堂高高耸起：连同尖顶上的天使，共一百二十二米半。",
            ),
            Texts(
                "Стены со стороны Невы одели гранитом при Екатерине, а под аркой Невских ворот отметили наводнения: "
                "черта 1824 года выше человеческого роста. Через эти же ворота узников ночью сажали в лодки и "
                "увозили в Шлиссельбург. Теперь под этими стенами с первым весенним солнцем загорают, стоя, "
                "прислонясь к камню.",
                "Catherine the Great had the river walls faced with granite, and under the arch of the Neva Gate the "
                "floods are marked: the line of 1824 is above a man's head. Through the same gate prisoners were put "
                "into boats at night and taken to Shlisselburg. Nowadays people sunbathe below these walls with the "
                "first sun of spring, standing, their backs against the stone.",
                "叶卡捷琳娜大帝在位时，临河的城墙包上了花岗岩；涅瓦门的拱券下刻着历次洪水的水位，1824年那一道比人还"
                "高。当年囚犯也是夜里从这道门被押上小船，送往什利谢利堡。如今春日初晴，人们就在墙下背靠石壁，站着晒太"
                "阳。",
            ),
            Texts(
                "Ровно в полдень с Нарышкина бастиона стреляет пушка. Сначала над стеной встаёт белый дым, звук "
                "приходит по воде следом, и вздрагивают даже те, кто слышит его каждый день. По этому выстрелу здесь "
                "сверяют часы с 1865 года; молчал он только с 1934-го по 1957-й.",
                "At noon exactly a gun fires from the Naryshkin Bastion. First white smoke stands over the wall, "
                "then the sound comes across the water, and even those who hear it every day give a start. The city "
                "has set its watches by that shot since 1865; it was silent only from 1934 to 1957.",
                "正午十二点整，纳雷什金棱堡鸣炮。先是墙头升起白烟，随后炮声才沿水面传来，连天天听的人也会一惊。自"
                "1865年起，全城就以这一炮对时，只在1934年至1957年间沉默过。",
            ),
        ),
        included=points(
            Texts("Прогулка по Неве, 60 минут", "A cruise on the Neva, 60 minutes", "涅瓦河游览，60分钟"),
            Texts("Рассказ гида на русском", "A live guide in Russian", "俄语导游现场讲解"),
            Texts(
                "Рассказ в наушниках на английском и китайском",
                "The story in your earphones in English and Chinese",
                "英语和中文耳机讲解",
            ),
            Texts("Плед на открытой палубе", "A blanket on the open deck", "露天甲板毛毯"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "Пушка стреляет каждый день в 12:00: чтобы услышать её с воды, выберите рейс, который в это время в "
                "пути.",
                "The gun fires every day at 12:00: to hear it from the water choose a sailing that is under way by "
                "then.",
                "每天12:00鸣炮：想在水上听到，请选那一刻正在航行的班次。",
            ),
            Texts(
                "На открытой Неве ветренее, чем на набережной: возьмите куртку.",
                "The open Neva is windier than the embankment: bring a jacket.",
                "河心的风比岸边大，请带一件外套。",
            ),
            STROLLER,
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Петропавловская крепость днём с воды, над бастионом белый дым полуденного выстрела",
            "The Peter and Paul Fortress by day from the water, white smoke of the noon gun above a bastion",
            "白天从水上看彼得保罗要塞，棱堡上方是正午礼炮的白烟",
        ),
    ),
)
