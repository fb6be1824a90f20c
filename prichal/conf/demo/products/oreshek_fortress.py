"""A day up the Neva to its source, two hours in the fortress, and back with the current."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS
from prichal.fleet.rules import Texts

ORESHEK_FORTRESS = DemoProduct(
    slug="oreshek-fortress",
    weekdays={
        "standard": {"adult": 3900, "concession": 3400, "child": 2500},
        "window": {"adult": 4400, "concession": 3900, "child": 2900},
        "premium": {"adult": 5900, "concession": 5200, "child": 4200},
    },
    texts=ProductTexts(
        title=Texts("В крепость Орешек", "To Oreshek Fortress", "溯流而上：奥列舍克要塞"),
        summary=Texts(
            "Девять с половиной часов на Неве: вверх до самой Ладоги, два часа в крепости на острове и обратно по течению.",
            "Nine and a half hours on the Neva: up to Lake Ladoga itself, two hours in the island fortress, and back "
            "with the current.",
            "涅瓦河上九个半小时：逆流直到拉多加湖口，在岛上要塞停留两小时，再顺流而归。",
        ),
        story=paragraphs(
            Texts(
                "Нева коротка, семьдесят четыре километра, и почти все их мы пройдём. Сначала гранит, потом заводы "
                "из тёмного кирпича, вантовый Обуховский мост, а за ним лес и обрывы с ласточкиными гнёздами. У "
                "Ивановских порогов берега сходятся до двухсот метров, река идёт навстречу быстрее пешехода, и "
                "капитан встаёт к штурвалу сам.",
                "The Neva is short, seventy-four kilometres, and we sail almost all of them. First granite, then "
                "works of dark brick, the cable-stayed Obukhovsky Bridge, and beyond it forest and steep banks with "
                "swallows' nests. At the Ivanovo rapids the shores close in to two hundred metres, the river comes "
                "at you faster than a walker, and the captain takes the wheel himself.",
                "涅瓦河不长，七十四公里，我们几乎走完全程。先是花岗岩堤岸，再是深色砖墙的工厂和奥布霍夫斜拉桥，过了桥"
                "便是森林和燕子筑巢的陡岸。到伊万诺沃急流，两岸收窄到二百来米，迎面的河水比步行还快，船长会亲自掌舵。",
            ),
            Texts(
                "Крепость в истоке реки поставил в 1323 году князь Юрий Данилович, внук Александра Невского, и в том "
                "же году здесь заключили первый мир со шведами. В 1702-м её взял штурмом Пётр и написал: «Зело "
                "жесток сей орех был, однако ж, слава Богу, счастливо разгрызен».",
                "The fortress at the river's source was founded in 1323 by Prince Yury Danilovich, grandson of "
                "Alexander Nevsky, and in the same year the first peace with Sweden was made here. In 1702 Peter the "
                "Great took it by storm and wrote: “Very hard was this nut, yet, God be praised, it has been "
                "happily cracked.”",
                "1323年，亚历山大·涅夫斯基之孙尤里·丹尼洛维奇大公在河源建起要塞，同年在此与瑞典缔结首个和约。要塞名意"
                "为“小坚果”。1702年，彼得大帝强攻得手，写道：“这颗坚果硬得很，感谢上帝，总算顺利咬开了。”",
            ),
            Texts(
                "Потом здесь двести лет была тюрьма, а с осени 1941-го гарнизон пятьсот дней держал остров под огнём "
                "с близкого берега. На развалинах собора теперь памятник. За два часа можно обойти стены и башни, "
                "заглянуть в камеры и постоять там, где вода Ладоги становится рекой. На обратном пути обычно молчат "
                "или спят.",
                "Then for two hundred years it was a prison, and from the autumn of 1941 a garrison held the island "
                "for five hundred days under fire from the near bank. The ruins of the cathedral are now a memorial. "
                "In two hours you can walk the walls and towers, look into the cells and stand where the water of "
                "Ladoga turns into a river. On the way back people are mostly silent, or asleep.",
                "此后两百年，这里是监狱；1941年秋起，守军在对岸炮火下坚守小岛五百天。大教堂的废墟如今是纪念碑。两小时"
                "够您绕城墙和塔楼走一圈，看看囚室，再站到拉多加湖水变成河流的地方。归途上，人们大多沉默，或是睡去。",
            ),
        ),
        included=points(
            Texts("Дорога туда и обратно, 9,5 часа", "The way there and back, 9.5 hours", "往返航程，共9.5小时"),
            Texts("Место, которое вы выбрали на схеме", "The seat you chose on the plan", "您在座位图上选定的座位"),
            Texts(
                "Вход в крепость и рассказ гида", "Admission to the fortress and a guide's story", "要塞门票与导游讲解"
            ),
            Texts(
                "Обед: уха или овощной суп, пирог, морс",
                "Lunch: fish or vegetable soup, a pie, berry drink",
                "午餐：鱼汤或蔬菜汤、馅饼、浆果饮料",
            ),
            Texts("Чай и кофе всю дорогу", "Tea and coffee all the way", "全程茶与咖啡"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "На острове ветер с Ладоги и неровные камни: нужны куртка и крепкая обувь.",
                "The island has the wind of Ladoga and uneven stones: bring a jacket and stout shoes.",
                "岛上有湖风，石路不平：请带外套，穿结实的鞋。",
            ),
            Texts(
                "Коляска поедет, но по крепости с ней трудно: лучше переноска.",
                "A stroller may come aboard, but the fortress is hard going with one: a carrier is better.",
                "可携带婴儿车，但要塞内不便推行，建议用背带。",
            ),
            Texts(
                "К отходу от острова судно даёт три гудка за двадцать минут: оставаться там негде.",
                "Twenty minutes before it leaves the island the ship sounds three blasts: there is nowhere to stay "
                "there.",
                "离岛前二十分钟鸣笛三声，请按时返船：岛上无处留宿。",
            ),
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Круглые башни крепости Орешек у истока Невы, холодное утро, туман над водой",
            "The round towers of Oreshek fortress at the head of the Neva, a cold morning, mist on the water",
            "涅瓦河源头的奥列舍克要塞圆塔，清冷的早晨，水面有雾",
        ),
    ),
)
