"""An hour and a half into the Neva Bay, in a seat of one's own."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, ROUGH_WATER
from prichal.fleet.rules import Texts

GULF_SUNSET = DemoProduct(
    slug="gulf-sunset",
    weekdays={
        "standard": {"adult": 1800, "concession": 1500, "child": 1200},
        "window": {"adult": 2200, "concession": 1900, "child": 1500},
        "premium": {"adult": 3200, "concession": 2800, "child": 2400},
    },
    texts=ProductTexts(
        title=Texts("Закат над заливом", "Sunset over the Gulf", "海湾日落"),
        summary=Texts(
            "Полтора часа в Невскую губу навстречу солнцу и обратно, со своим местом у воды.",
            "An hour and a half into the Neva Bay towards the sun and back, with a seat of your own by the water.",
            "一个半小时迎着落日驶入涅瓦湾再返回，临水的座位为你保留。",
        ),
        story=paragraphs(
            Texts(
                "В городе закат прячется за крышами, а здесь ему некуда деться: вода, небо и тонкая линия между "
                "ними. Мы выходим мимо Лахта Центра, и его игла, четыреста шестьдесят два метра, ещё долго видна за "
                "кормой, когда берегов уже почти нет.",
                "In the city the sunset hides behind the roofs; here it has nowhere to go: water, sky and a thin "
                "line between them. We pass Lakhta Center, and its needle, four hundred and sixty-two metres tall, "
                "stays in sight astern long after the shores have all but gone.",
                "在城里，夕阳躲在屋顶后面；在这里它无处可藏：只有水、天空和中间一条细线。我们从拉赫塔中心旁驶过，这座"
                "四百六十二米高的尖塔久久留在船尾，那时两岸几乎已看不见。",
            ),
            Texts(
                "Невская губа мелкая, от трёх до шести метров, поэтому волна здесь короткая, а вода светлая. В ясный "
                "вечер впереди проступают купол Морского собора в Кронштадте и чёрточка дамбы. Весной и осенью "
                "солнце опускается за них, в июне уходит севернее, к Лисьему Носу.",
                "The Neva Bay is shallow, three to six metres, so its waves are short and its water pale. On a clear "
                "evening the dome of the Naval Cathedral in Kronstadt and the thin stroke of the dam appear ahead. "
                "In spring and autumn the sun goes down behind them; in June it sets further north, towards Lisy Nos.",
                "涅瓦湾水浅，只有三到六米，所以浪短，水色浅。晴朗的傍晚，前方会浮现喀琅施塔得海军大教堂的圆顶和一线大"
                "坝。春秋两季，太阳落在它们身后；六月则更偏北，落向利西诺斯。",
            ),
            Texts(
                "Посреди губы капитан разворачивает судно носом к солнцу и сбавляет ход. Минут десять гид молчит, и "
                "остальные тоже. Потом кто-нибудь первым идёт за чаем, и мы поворачиваем обратно, к огням.",
                "In the middle of the bay the captain turns the bow to the sun and slows down. For ten minutes the "
                "guide is silent, and so is everyone else. Then somebody goes first for tea, and we turn back, "
                "towards the lights.",
                "到了湾心，船长把船头对准太阳，放慢船速。约十分钟，导游不说话，别人也不说话。等到有人第一个起身去倒"
                "茶，我们便掉头驶向灯火。",
            ),
        ),
        included=points(
            Texts("Выход в Невскую губу, 1,5 часа", "A 1.5-hour trip into the Neva Bay", "涅瓦湾之旅，1.5小时"),
            Texts("Место, которое вы выбрали на схеме", "The seat you chose on the plan", "您在座位图上选定的座位"),
            Texts("Рассказ гида по пути туда", "A guide's story on the way out", "去程导游讲解"),
            Texts("Плед на верхней палубе", "A blanket on the upper deck", "上层甲板毛毯"),
            Texts("Лимонад или чай", "Lemonade or tea", "柠檬水或茶"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "На заливе дует даже в тихий вечер: для верхней палубы нужна куртка.",
                "There is wind on the gulf even on a quiet evening: for the upper deck you need a jacket.",
                "海湾上即使无风的傍晚也有凉风，坐上层甲板请带外套。",
            ),
            Texts(
                "В облачный вечер идём тоже: просвет над горизонтом бывает и тогда.",
                "We sail on cloudy evenings too: there is often a gap above the horizon even then.",
                "多云的傍晚照常开航：天边往往还会透出一道光。",
            ),
            ROUGH_WATER,
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Теплоход на тихой воде залива, солнце садится за горизонт",
            "A boat on the calm water of the gulf as the sun sets beyond the horizon",
            "平静海湾上的游船，太阳正落向海平线",
        ),
    ),
)
