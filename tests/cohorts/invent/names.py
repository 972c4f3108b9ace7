"""Invented names, in the script in which their owners would write them."""

from __future__ import annotations

from random import Random

NAMES = {
    "ar": ("ليلى سامر هالة نادر ريم زياد سلمى وليد", "حداد منصور خليل شاهين عطار"),
    "am": ("አበበ ሰላም ዳዊት ሂሩት ዮናስ ማርታ", "ተስፋዬ በቀለ ወልደ ግርማ"),
    "bn": ("রিমা অমিত নীলা তপন শিউলি আরিফ", "সেন রহমান দাস চৌধুরী"),
    "de": ("Jürgen Käthe Björn Anneliese Götz Frauke", "Müßig Grünfeld Schröder Weiß"),
    "el": ("Ελένη Νίκος Δάφνη Στέλιος Ιφιγένεια Θάνος", "Παππάς Ρήγα Δούκας Καλλέργη"),
    "en": (
        "Maeve Callum Rosalind Dylan Imogen Tobias Hazel Edmund",
        "O'Leary Ashworth Whitlock Pryce Thorne",
    ),
    "es": (
        "Begoña Íñigo Soledad Andrés Ximena Joaquín Milagros Rubén Inés Óscar",
        "Núñez Quispe Ibáñez Mamani Peña Huanca",
    ),
    "fr": (
        "Anaïs Benoît Chloé Didier Éloïse François Gaëlle Hervé Joëlle Léopold Mireille Noël",
        "Lefèvre Tshibangu Gagné Mbuyi Côté Ilunga",
    ),
    "hi": ("आरती सुरेश मीरा विकास पूजा नरेश", "शर्मा वर्मा जोशी मिश्रा"),
    "hy": ("Անահիտ Տիգրան Նարինե Հայկ", "Պետրոսյան Սարգսյան Մելիքյան"),
    "id": ("Siti Bayu Dewi Rizky Wulan Agus", "Hartono Lestari Nasution Wibowo"),
    "ja": ("葵 蓮 陽子 健太 美咲 悠斗", "佐藤 高橋 渡辺 小林"),
    "ka": ("ნინო გიორგი თამარ ლაშა", "ბერიძე კაპანაძე გელაშვილი"),
    "ko": ("서연 민준 지우 하준", "김 이 박 최"),
    "pl": ("Małgorzata Łukasz Agnieszka Świętosław Żaneta Paweł", "Wójcik Dąbrowska Źrebiec Gąsior"),
    "pt": (
        "Conceição João Inês Sebastião Luísa Vítor Glória Estêvão Mônica Zé Antónia Baltazar",
        "Araújo Simões Gonçalves Kamba Brandão",
    ),
    "sr": ("Милица Драган Јелена Ђорђе Љубица Његош", "Петровић Јовић Шарић Ћосић"),
    "sw": ("Neema Baraka Zawadi Juma Amani Rehema", "Mwangi Odhiambo Kilonzo Wekesa"),
    "ta": ("கவிதா முருகன் மாலதி செல்வன்", "சுப்ரமணியன் இளங்கோ பாண்டியன்"),
    "tr": ("Işıl Çağrı Gülşen Ömer Şebnem İlker", "Öztürk Yıldız Güneş Çelik"),
    "uk": ("Оксана Тарас Ярина Їжак Ґалина Євген", "Шевчук Бойко Кравець Ткач"),
    "vi": ("Hương Đức Thảo Quân Ngọc Bảo", "Nguyễn Trần Phạm Đặng"),
    "yo": ("Fọlákẹ́ Adébáyọ̀ Títílayọ̀ Olúwaṣeun", "Adéyẹmí Ọlátúnjí Akíntọ́lá"),
}
"""Given names and family names, by the language of who bears them."""

FAMILY_FIRST = frozenset({"ja", "ko", "vi"})


def names(language: str, rng: Random) -> list[str]:
    """Return the names there are in a language, each once, in a random order."""
    given, family = (part.split() for part in NAMES[language])
    found = [_full(one, other, language) for one in given for other in family]
    rng.shuffle(found)
    return found


def _full(given: str, family: str, language: str) -> str:
    return f"{family} {given}" if language in FAMILY_FIRST else f"{given} {family}"


def handle(name: str) -> str:
    """Return a handle for a name, in its own script."""
    return name.casefold().replace("'", "").replace(" ", "-").replace("i̇", "i")
