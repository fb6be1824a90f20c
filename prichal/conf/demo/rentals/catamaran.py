"""A catamaran for thirty and a feast."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import paragraphs, points
from prichal.conf.demo.rentals.facts import DemoRental
from prichal.conf.demo.rentals.said import LIFE_JACKETS, QUIET_AFTER_TEN, STORM
from prichal.fleet.rules import Texts

CATAMARAN = DemoRental(
    slug="catamaran",
    vessel="severyanka",
    vessel_name=Texts("«Северянка»", "Severyanka", "“北方姑娘”号"),
    vessel_description=Texts(
        "Катамаран с палубой пятнадцать на шесть метров. Крыша над столом, открытая площадка впереди, стойка с "
        "холодильником, туалет, прозрачные боковины на случай дождя.",
        "A catamaran with a deck of fifteen metres by six. A roof over the table, an open floor in front, a bar with a "
        "fridge, a toilet, clear side curtains in case of rain.",
        "双体船，甲板长十五米、宽六米。餐桌上方有顶棚，前面是露天场地，有带冰箱的吧台和卫生间，下雨可放下透明侧帘。",
    ),
    passenger_max=36,
    pier="dvortsovaya",
    guests=30,
    minimum_hours=2,
    maximum_hours=8,
    notice_hours=48,
    hour=24000,
    texts=ProductTexts(
        title=Texts(
            "Катамаран для праздника «Северянка»", "Severyanka, a catamaran for feasts", "宴会双体船“北方姑娘”号"
        ),
        summary=Texts(
            "Палуба на тридцать человек, гирлянды огней и ночная Нева: день рождения, выпускной, свадьба.",
            "A deck for thirty, strings of lights and the Neva at night: a birthday, a graduation, a wedding.",
            "可容三十人的甲板，串串灯火，夜色中的涅瓦河：生日、毕业、婚礼。",
        ),
        story=paragraphs(
            Texts(
                "Два корпуса держат палубу ровно, даже когда рядом проходит большой теплоход: торт стоит, бокалы не "
                "звенят. Под крышей длинный стол, за ним места хватает всем тридцати. Впереди открытая площадка, и "
                "танцуют обычно там.",
                "Two hulls keep the deck level even when a big ship passes by: the cake stands, the glasses do not "
                "ring. Under the roof there is a long table with room for all thirty. In front lies an open floor, "
                "and that is where people usually dance.",
                "双船身让甲板始终平稳，哪怕旁边驶过大船：蛋糕不歪，酒杯不响。顶棚下是一张长桌，三十人都坐得下。前面是露天"
                "场地，大家通常在那里跳舞。",
            ),
            Texts(
                "Отходим от Дворцовой пристани, и за первый же час мимо проплывают Эрмитаж, Стрелка, крепость и Летний "
                "сад. А если выйти ближе к полуночи, во втором часу перед вами поднимутся крылья Дворцового моста. "
                "Тост в эту минуту подождёт: все смотрят вверх.",
                "We leave from the Palace Pier, and within the first hour the Hermitage, the Spit, the fortress and the "
                "Summer Garden glide past. Set out towards midnight, and soon after one the wings of the Palace Bridge "
                "rise before you. The toast can wait for that minute: everybody is looking up.",
                "从宫殿码头出发，头一个小时里，冬宫、岬角、要塞和夏园依次从身边滑过。若在午夜前后出航，一点多钟，宫殿桥的两翼"
                "就在眼前升起。这一刻祝酒词可以等一等：所有人都在抬头看。",
            ),
            Texts(
                "Стол накроют ваши повара или те, кого посоветуем мы. Музыканты помещаются тоже: пробовали квартет с "
                "контрабасом, и ещё осталось место для невесты с длинным шлейфом.",
                "Your own cooks will lay the table, or those we recommend. Musicians fit in as well: we have tried a "
                "quartet with a double bass, and there was still room for a bride with a long train.",
                "宴席可由您的厨师操办，也可由我们推荐。乐手也站得下：我们试过带低音提琴的四重奏，还给拖着长裙摆的新娘留出了地方。",
            ),
        ),
        included=points(
            Texts("Капитан, два матроса и топливо", "The captain, two deckhands and the fuel", "船长、两名水手和燃油"),
            Texts("Стол и скамьи на тридцать человек", "A table and benches for thirty", "三十人的长桌和长椅"),
            Texts("Стойка, холодильник и лёд", "A bar, a fridge and ice", "吧台、冰箱和冰块"),
            Texts("Колонки и два микрофона", "Loudspeakers and two microphones", "音箱和两只话筒"),
            LIFE_JACKETS,
        ),
        good_to_know=points(
            Texts(
                "Приезжайте на полчаса раньше, чтобы накрыть стол: это время не в счёт.",
                "Come half an hour early to lay the table: that time is not counted.",
                "请提前半小时到，布置餐桌的时间不计费。",
            ),
            Texts(
                "Детей тоже считаем гостями, даже грудных.",
                "Children count as guests too, even babies.",
                "儿童也算人数，婴儿也不例外。",
            ),
            Texts(
                "Салюты и бумажные конфетти на воде нельзя.",
                "No fireworks and no paper confetti on the water.",
                "水上禁止燃放烟花、抛撒纸屑。",
            ),
            QUIET_AFTER_TEN,
            STORM,
        ),
        image_alt=Texts(
            "Катамаран с гирляндами огней и гостями на палубе, позади разведённый Дворцовый мост",
            "A catamaran with strings of lights and guests on deck, the raised Palace Bridge behind it",
            "挂满灯串、甲板上宾客满座的双体船，背后是升起的宫殿桥",
        ),
    ),
)
