"""An hour and a quarter along the Fontanka, the Moyka and the Neva."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, STROLLER
from prichal.fleet.rules import Texts

RIVERS_CANALS = DemoProduct(
    slug="rivers-canals",
    weekdays={"": {"adult": 1200, "concession": 1000, "child": 800}},
    texts=ProductTexts(
        title=Texts("Реки и каналы", "Rivers and Canals", "河流与运河"),
        summary=Texts(
            "Фонтанка, Мойка, Нева и двадцать мостов за час с четвертью, с палубы, откуда город виден снизу вверх.",
            "The Fontanka, the Moyka, the Neva and twenty bridges in an hour and a quarter, from a deck that looks "
            "up at the city.",
            "一小时十五分，走过丰坦卡河、莫伊卡河、涅瓦河和二十座桥，从甲板上仰望这座城市。",
        ),
        story=paragraphs(
            Texts(
                "Петербург строили так, чтобы на него смотрели с воды. Фасады, решётки и гранитные спуски обращены к "
                "рекам, и с низкой палубы видно то, чего не замечаешь с тротуара: маски над окнами, львиные головы с "
                "причальными кольцами, мокрые замковые камни мостов.",
                "Saint Petersburg was built to be seen from the water. Façades, railings and granite steps all face "
                "the rivers, and from a low deck you notice what the pavement hides: masks above the windows, lions' "
                "heads with mooring rings, the wet keystones of the bridges.",
                "圣彼得堡生来就是要从水上欣赏的。建筑立面、栏杆和花岗岩台阶都朝着河流，坐在低矮的甲板上，能看到人行道"
                "上看不到的细节：窗楣上的面具，衔着系船环的狮头，桥拱上湿漉漉的拱心石。",
            ),
            Texts(
                "У Аничкова моста поднимите голову: два коня Клодта подкованы, два нет. У Летнего сада посмотрите на "
                "решётку. Говорят, один англичанин приплыл в Петербург ради неё одной, полюбовался с палубы и велел "
                "поворачивать домой: лучшего он всё равно не увидит.",
                "At the Anichkov Bridge look up: two of Klodt's horses are shod and two are not. At the Summer "
                "Garden look at the railing. They say an Englishman came to Saint Petersburg for its sake alone, "
                "admired it from his deck and ordered the ship home: he would see nothing better anyway.",
                "到了阿尼奇科夫桥请抬头：克洛特的四匹铜马，两匹钉了蹄铁，两匹没有。经过夏园请看那道栏杆。相传有个英国"
                "人专为它远道而来，在甲板上看够了便下令返航：反正再也看不到更好的了。",
            ),
            Texts(
                "На Мойке под Синим мостом плывут дольше, чем под любым другим: он почти сто метров шириной, и "
                "площадь над вашей головой это он и есть. Дальше арка Новой Голландии, за которой сушили стоймя "
                "корабельный лес. После такой прогулки понятно, куда потом идти пешком.",
                "On the Moyka it takes longer to pass under the Blue Bridge than under any other: it is almost a "
                "hundred metres wide, and the square above your head is the bridge. Next comes the arch of New "
                "Holland, behind which ship timber was dried standing upright. Afterwards you know where to go on "
                "foot.",
                "莫伊卡河上，穿过蓝桥的时间比哪座桥都长：桥面宽近一百米，头顶上的广场其实就是桥。再往前是新荷兰岛的拱"
                "门，当年造船的木料就竖在门后晾干。游完这一圈，就知道下船后该往哪里走。",
            ),
        ),
        included=points(
            Texts(
                "Прогулка по рекам и каналам, 1 час 15 минут",
                "A cruise along rivers and canals, 1 hour 15 minutes",
                "河流与运河之旅，1小时15分钟",
            ),
            Texts("Рассказ гида на русском", "A live guide in Russian", "俄语导游现场讲解"),
            Texts(
                "Рассказ в наушниках на английском и китайском",
                "The story in your earphones in English and Chinese",
                "英语和中文耳机讲解",
            ),
            Texts("Плед, а в дождь плащ", "A blanket, and a raincoat when it rains", "毛毯，下雨时提供雨衣"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "Места без номеров: кто пришёл раньше, садится у борта.",
                "Seats are not numbered: those who come first sit by the rail.",
                "座位不编号，先到的坐船舷边。",
            ),
            Texts(
                "Под низкими мостами вставать нельзя, гид предупредит.",
                "Under the low bridges please stay seated; the guide will warn you.",
                "过低矮的桥时请勿起立，导游会提醒。",
            ),
            STROLLER,
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Прогулочный теплоход подходит к мосту через канал, по берегам светлые фасады",
            "A sightseeing boat nearing a bridge over a canal, pale façades along both banks",
            "游船驶近运河上的小桥，两岸是浅色的建筑立面",
        ),
    ),
)
