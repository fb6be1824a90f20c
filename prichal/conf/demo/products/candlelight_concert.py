"""Chamber music ashore, in the hall of an old boathouse."""

from prichal.catalog.rules import Kind, ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import DOCUMENTS, LISTENERS
from prichal.fleet.rules import Texts

CANDLELIGHT_CONCERT = DemoProduct(
    slug="candlelight-concert",
    kind=Kind.EVENT,
    tickets=LISTENERS,
    age_mark=6,
    weekdays={
        "parterre": {"adult": 2800, "concession": 2300, "child": 1700},
        "balcony": {"adult": 1900, "concession": 1600, "child": 1200},
    },
    texts=ProductTexts(
        title=Texts("Концерт при свечах", "Concert by Candlelight", "烛光音乐会"),
        summary=Texts(
            "Час двадцать камерной музыки в старом эллинге у канала: струнный квартет, свечи и ни одного микрофона.",
            "An hour and twenty minutes of chamber music in an old boathouse by a canal: a string quartet, candles "
            "and no microphones.",
            "在运河边的老船屋里听一小时二十分钟室内乐：弦乐四重奏、烛光，不用任何扩音。",
        ),
        story=paragraphs(
            Texts(
                "Дом строили для лодок, а вышел зал с хорошим звуком: кирпичные своды, арочные окна на канал, ничего "
                "лишнего. Играют без усиления, и слышно, как смычок берёт струну и как музыканты вместе вдыхают "
                "перед первым тактом.",
                "The house was built for boats and turned out to be a hall of good sound: brick vaults, arched "
                "windows on the canal, nothing superfluous. They play without amplification, and you hear the bow "
                "take the string and the players breathe in together before the first bar.",
                "这座房子本是停船用的，却成了一间音色很好的厅堂：砖砌拱顶，临水的拱窗，别无他物。演奏不用扩音，听得到"
                "琴弓触弦，也听得到乐手们在第一小节前一同吸气。",
            ),
            Texts(
                "В программе то, что впервые прозвучало в этом городе: Второй квартет Бородина, новеллетты Глазунова "
                "и пьесы из сборника «Пятницы». По пятницам в 1880-е годы издатель Митрофан Беляев, сам альтист, "
                "собирал у себя квартет, и друзья приносили ему ноты, на которых ещё не просохли чернила.",
                "The programme is music first heard in this city: Borodin's Second Quartet, Glazunov's Novelettes "
                "and pieces from the album “Les Vendredis”. On Fridays in the 1880s the publisher Mitrofan "
                "Belyaev, a viola player himself, gathered a quartet at home, and friends brought him music on which "
                "the ink was still wet.",
                "曲目都首演于这座城市：鲍罗丁《第二弦乐四重奏》、格拉祖诺夫《短篇小说》组曲，以及《星期五》曲集中的小"
                "品。十九世纪八十年代，出版家米特罗凡·别利亚耶夫自己拉中提琴，每逢星期五便在家里聚起四重奏，朋友们带"
                "来的乐谱墨迹还未干。",
            ),
            Texts(
                "Свечи стоят на подоконниках и вдоль стен, в стеклянных колпаках. В антракте открывают ворота, через "
                "которые когда-то спускали лодки: видно чёрную воду, Новую Голландию напротив и отражения окон. "
                "Потом ворота закрывают, и снова слышно только музыку.",
                "Candles stand on the sills and along the walls under glass. In the interval the gates through which "
                "boats were once launched are opened: you see black water, New Holland opposite and the reflections "
                "of windows. Then the gates are closed, and again there is only the music.",
                "蜡烛立在窗台上和墙边，罩着玻璃罩。幕间休息时，当年放船下水的大门敞开：门外是黑沉沉的河水、对岸的新荷"
                "兰岛和窗户的倒影。随后大门关上，又只剩音乐。",
            ),
        ),
        included=points(
            Texts(
                "Концерт струнного квартета, 80 минут с антрактом",
                "A concert by a string quartet, 80 minutes with an interval",
                "弦乐四重奏音乐会，含幕间休息共80分钟",
            ),
            Texts("Место, которое вы выбрали на схеме", "The seat you chose on the plan", "您在座位图上选定的座位"),
            Texts("Программа с рассказом о музыке", "A programme with notes on the music", "附音乐介绍的节目单"),
            Texts("Чай в антракте", "Tea in the interval", "幕间休息的热茶"),
        ),
        good_to_know=points(
            Texts(
                "Двери открываем за полчаса; после начала пускаем только между пьесами.",
                "Doors open half an hour before; after the beginning we let people in only between pieces.",
                "开演前半小时入场，开演后只能在曲间进入。",
            ),
            Texts(
                "Слушателям от шести лет. Малышей, даже на руках, не берём: в зале очень тихо.",
                "For listeners of six and over. We cannot admit younger ones, even in arms: the hall is very quiet.",
                "六岁及以上入场。怀抱婴幼儿恕不接待：厅内非常安静。",
            ),
            Texts(
                "В зале тепло, верхнюю одежду и коляски принимает гардероб.",
                "The hall is warm; the cloakroom takes coats and strollers.",
                "厅内温暖，衣帽间可寄存外套和婴儿车。",
            ),
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Зал старого эллинга с арочными окнами, струнный квартет среди свечей",
            "The hall of an old boathouse with arched windows, a string quartet among candles",
            "老船屋的大厅，拱形窗下，弦乐四重奏在烛光中演奏",
        ),
    ),
)
