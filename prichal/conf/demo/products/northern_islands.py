"""An hour and a half around Kamenny, Yelagin and Krestovsky."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, STROLLER
from prichal.fleet.rules import Texts

NORTHERN_ISLANDS = DemoProduct(
    slug="northern-islands",
    weekdays={"": {"adult": 1300, "concession": 1100, "child": 800}},
    texts=ProductTexts(
        title=Texts("Северные острова", "The Northern Islands", "北方诸岛"),
        summary=Texts(
            "Полтора часа мимо дач, дворцов и плакучих ив Каменного, Елагина и Крестовского островов.",
            "An hour and a half past the villas, palaces and weeping willows of Kamenny, Yelagin and Krestovsky "
            "islands.",
            "一个半小时，驶过石岛、叶拉金岛和十字架岛的别墅、宫殿与垂柳。",
        ),
        story=paragraphs(
            Texts(
                "За Малой Невкой город кончается и начинаются дачи. На Каменном острове под соснами стоят деревянные "
                "дома с башенками, построенные больше ста лет назад, и театр 1827 года, тоже деревянный: его срубили "
                "за сорок дней. Ближе к воде белеет дворец, где в августе 1812 года Александр I решился отдать армию "
                "Кутузову.",
                "Beyond the Malaya Nevka the city ends and the villas begin. Under the pines of Kamenny Island stand "
                "wooden houses with turrets, more than a century old, and a theatre of 1827, also of wood: it was "
                "put up in forty days. Nearer the water is the pale palace where in August 1812 Alexander I made up "
                "his mind to give the army to Kutuzov.",
                "过了小涅夫卡河，城市到此为止，别墅由此开始。石岛的松树下立着带塔楼的木屋，已有一百多年；还有一座"
                "1827年的剧院，也是木造的，只用四十天建成。水边那座浅色宫殿里，1812年8月，亚历山大一世下决心把军队交"
                "给库图佐夫。",
            ),
            Texts(
                "Елагин дворец Карл Росси перестроил в 1818–1822 годах для вдовствующей императрицы Марии Фёдоровны, "
                "и это была его первая большая работа в столице. Машин на острове нет. По прудам катаются на лодках, "
                "в мае цветут тюльпаны, белки берут орехи из рук.",
                "Carlo Rossi rebuilt the Yelagin Palace between 1818 and 1822 for the dowager empress Maria "
                "Feodorovna; it was his first great work in the capital. There are no cars on the island. People row "
                "on its ponds, tulips bloom in May, and squirrels take nuts from your hand.",
                "1818年至1822年，卡洛·罗西为皇太后玛丽亚·费奥多罗芙娜改建了叶拉金宫，这是他在都城的第一件大作。岛上没"
                "有汽车。人们在池塘里划船，五月郁金香盛开，松鼠会从手里取坚果。",
            ),
            Texts(
                "Малая Невка принадлежит гребцам: клубы стоят на ней с девятнадцатого века, и восьмёрки обгоняют нас "
                "без усилия. На западной стрелке Елагина лежат два каменных льва и смотрят на залив. Сюда ездили "
                "провожать солнце ещё во времена Блока, и место с тех пор не хуже.",
                "The Malaya Nevka belongs to the rowers: their clubs have stood here since the nineteenth century, "
                "and the eights overtake us without effort. On the western spit of Yelagin two stone lions lie and "
                "look at the gulf. In the poet Blok's day people already drove here to see the sun off, and the "
                "place is none the worse.",
                "小涅夫卡河属于赛艇手：十九世纪起，俱乐部就建在河边，八人艇轻松超过我们。叶拉金岛西端的岬角上卧着两头"
                "石狮，望着海湾。早在诗人勃洛克的年代，人们就乘车来此送别夕阳，如今景致依旧。",
            ),
        ),
        included=points(
            Texts("Прогулка вокруг островов, 90 минут", "A cruise around the islands, 90 minutes", "环岛游览，90分钟"),
            Texts("Рассказ гида на русском", "A live guide in Russian", "俄语导游现场讲解"),
            Texts(
                "Рассказ в наушниках на английском и китайском",
                "The story in your earphones in English and Chinese",
                "英语和中文耳机讲解",
            ),
            Texts("Плед", "A blanket", "一条毛毯"),
            Texts("Стакан чая", "A glass of tea", "一杯热茶"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "В июне и июле захватите средство от комаров: на островах они есть.",
                "In June and July bring something against mosquitoes: the islands have them.",
                "六七月请带驱蚊水：岛上有蚊子。",
            ),
            Texts(
                "На верхней палубе свежо и в тёплый день: возьмите куртку.",
                "The upper deck is fresh even on a warm day: bring a jacket.",
                "天暖时上层甲板也有凉风，请带一件外套。",
            ),
            STROLLER,
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Белый Елагин дворец над водой, плакучие ивы и прогулочные лодки на вёслах",
            "The white Yelagin Palace above the water, weeping willows and rowing boats",
            "水边的白色叶拉金宫，垂柳依依，游人划着小船",
        ),
    ),
)
