"""Two hours of live jazz on the Neva; nobody under six, it is loud."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, LISTENERS
from prichal.fleet.rules import Texts

JAZZ_EVENING = DemoProduct(
    slug="jazz-evening",
    tickets=LISTENERS,
    age_mark=6,
    weekend_percent=120,
    weekdays={
        "standard": {"adult": 2900, "concession": 2500, "child": 1900},
        "window": {"adult": 3400, "concession": 2900, "child": 2300},
        "premium": {"adult": 4500, "concession": 3900, "child": 3200},
    },
    texts=ProductTexts(
        title=Texts("Вечер джаза на Неве", "An Evening of Jazz on the Neva", "涅瓦河爵士之夜"),
        summary=Texts(
            "Два отделения живой музыки на воде, между дворцами и мостами вечернего города.",
            "Two sets of live music on the water, among the palaces and bridges of the evening city.",
            "穿行在宫殿与桥梁之间，在水上听上下两场现场爵士乐，度过城市的夜晚。",
        ),
        story=paragraphs(
            Texts(
                "Саксофон, клавиши, контрабас и барабаны. Сцена в трёх шагах от первого ряда, и когда судно проходит "
                "под мостом, звук на секунду возвращается от свода. В июне за окнами до конца светло, в декабре "
                "всю дорогу горят огни, а играют одинаково.",
                "Saxophone, keys, double bass and drums. The stage is three steps from the front row, and when the "
                "boat passes under a bridge the sound comes back from the vault for a second. In June it is light "
                "outside to the last number, in December the lamps burn all the way, and they play just the same.",
                "萨克斯、键盘、低音提琴和鼓。舞台离第一排只有三步；船过桥洞时，声音会从拱顶折返回来，停留一秒。六月"
                "里，直到终曲窗外都还亮着；十二月，一路都是灯火；演奏始终如一。",
            ),
            Texts(
                "У джаза в этом городе своя история. 8 марта 1929 года в Малом оперном театре впервые вышел на сцену "
                "«Теа-джаз» Леонида Утёсова. В сентябре 1971-го в зале «Октябрьский» пять концертов дал оркестр Дюка "
                "Эллингтона, по три часа вместо двух. Отсюда и программа: Эллингтон и Гершвин, Цфасман и Дунаевский.",
                "Jazz has a history of its own in this city. On 8 March 1929 Leonid Utyosov's Tea-Jazz first came on "
                "stage here, at the Maly Opera Theatre. In September 1971 Duke Ellington's orchestra played five "
                "concerts at the Oktyabrsky hall, three hours each instead of two. Hence the programme: Ellington "
                "and Gershwin, Tsfasman and Dunayevsky.",
                "爵士乐在这座城市自有来历。1929年3月8日，列昂尼德·乌乔索夫的“戏剧爵士”乐队在小歌剧院首次登台。1971年"
                "9月，艾灵顿公爵的乐团在“十月”音乐厅连演五场，每场从两小时拉长到三小时。今晚的曲目由此而来：艾灵顿与"
                "格什温，茨法斯曼与杜纳耶夫斯基。",
            ),
            Texts(
                "Идём неспешно, от Университетской набережной вверх, мимо Смольного до Большеохтинского моста, и "
                "назад. Гида сегодня нет: дворцы проходят молча, под музыку. Между отделениями минут пятнадцать "
                "тишины, хватает на чай и на то, чтобы посмотреть за корму.",
                "We go without hurry from the University Embankment upstream, past Smolny to the Bolsheokhtinsky "
                "Bridge, and back. There is no guide tonight: the palaces pass without words, to music. Between the "
                "sets come some fifteen minutes of silence, enough for tea and a look astern.",
                "船从大学滨河街缓缓上行，经斯莫尔尼大教堂到大奥赫塔桥，再折返。今晚没有导游：宫殿在音乐声中默默掠过。"
                "两场之间有十五分钟左右的安静，够喝一杯茶，看一看船尾。",
            ),
        ),
        included=points(
            Texts(
                "Два отделения живого джаза, 2 часа на воде",
                "Two sets of live jazz, 2 hours on the water",
                "现场爵士上下两场，水上两小时",
            ),
            Texts("Место, которое вы выбрали на схеме", "The seat you chose on the plan", "您在座位图上选定的座位"),
            Texts("Лимонад, чай или кофе", "Lemonade, tea or coffee", "柠檬水、茶或咖啡"),
            Texts("Программа вечера", "The programme of the evening", "当晚节目单"),
            Texts("Плед на открытой палубе", "A blanket on the open deck", "露天甲板毛毯"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "С шести лет: у первых рядов громко.",
                "From six years of age: it is loud in the front rows.",
                "六岁及以上入场：前排音量较大。",
            ),
            Texts(
                "Наряжаться не обязательно, а куртка нужна: после заката на палубе свежо.",
                "There is no need to dress up, but bring a jacket: after sunset the deck is cool.",
                "不必盛装，但请带外套：日落后甲板上较凉。",
            ),
            Texts(
                "Закуски и вино в буфете, оплата на месте.",
                "Snacks and wine at the bar, paid on board.",
                "船上小卖部有小食和葡萄酒，现场付款。",
            ),
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Саксофонист на освещённой палубе, вокруг синие сумерки и огни набережных",
            "A saxophonist on a lit deck, blue dusk and the lights of the embankments around",
            "灯光下的甲板上，萨克斯手在演奏，四周是蓝色暮光和岸边灯火",
        ),
    ),
)
