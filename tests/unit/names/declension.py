"""How surnames are declined in six languages, as test data: independent of the rules that are tested."""

import re

#: For each language: who bears the surname (m, f or either), how it ends, and what takes the place of this ending.
ENDINGS = {
    "Russian": """
        m ский ского скому ским ском
        m цкий цкого цкому цким цком
        f ская ской скую скою
        f цкая цкой цкую цкою
        m (?<=[оеё])в вым ве
        f (?<=[оеё])ва вой вую вою
        f (?<=и)на ной ну
        m (?<=[иы])н ным не
        m ец ца цу цем це
        m (?<=д)ок ка ку ком ке
        m (?<=[чшжц]) а у ем е
        m (?<=[бгдзклмнпрстф]) а у ом е
        m [ьй] я ю ем е
        e (?<=[кгшчжх])а и у ой е
        e (?<=ц)а ы у ей е
        e (?<=[бдлмнрт])а ы у ой е
    """,
    "Belarusian": """
        m скі скага скаму скім
        m цкі цкага цкаму цкім
        f ская скай скую скаю
        m (?<=[оаеё])ў вым ве
        f (?<=[оаеё])ва вай ву ваю
        f (?<=[іы])на най ну
        m ец ца цу цам цы
        m (?<=д)ок ка ку ком
        m (?<=[бгдзклмнпрстфчшжц]) а у ам
        m [ьй] я ю ем
        e (?<=к)а і у ай
        e (?<=[шчжц])а ы у ай
        e (?<=[бдлмнрт])а ы у ай
    """,
    "Ukrainian": """
        m ский ського ському ським
        m цкий цького цькому цьким
        f ская ської ській ську ською
        f цкая цької цькій цьку цькою
        m (?<=[оеё])в вим
        f (?<=[оеё])ва вої ву вою
        f (?<=и)на ної ну ною
        m (?<=[чшжц]) а у еві ем
        m (?<=[бгдзклмнпрстф]) а у ові ом
        e (?<=[кгшчжх])а и у ою
        e (?<=[бдлмнрт])а и у ою
    """,
    "Polish": """
        m (?<=[sc]k)i iego iemu im
        f (?<=[sc]k)a iej ą
        m (?<=[oe])w wowi wem wie
        f (?<=[oe])wa wej wą
        f (?<=i)na ny nie nę ną
        m (?<=[kg]) a owi iem u
        m (?<=cz) a owi em u
        m (?<=[bdlmnprtz]) a owi em
        m j ja jowi jem
        e (?<=k)a i ę ą
        e (?<=[dlmnrt])a y ę ą
    """,
    "Lithuanian": """
        m (?<=[sc]k)i io iui į iu
        f (?<=[sc]k)a os ai ą
        m (?<=[oae])v vui ve
        f (?<=[oae])va vos vai vą
        f (?<=i)na nos nai ną
        m ič ičiaus ičiui ičių ičiumi
        m (?<=[bdgklmnprtz]) o ui ą u
        m j jaus jui jų
        e (?<=[dklmnrt])a os ai ą
    """,
    "Latvian": """
        m (?<=[sc]k)i im
        f (?<=[sc]k)a as ai u
        m (?<=[oae])v vam
        f (?<=[oae])va vas vai vu
        f (?<=i)na nas nai nu
        m ič iča ičam iču
        m (?<=[bdgklmnprtz]) a am u ā
        m j ja jam ju
        e (?<=[dklmnrt])a as ai u
    """,
}

#: What the letters of the national Belarusian alphabet are in the languages that write Latin.
LATIN = {
    "Polish": "ŭ→w v→w š→sz č→cz ž→ż kh→ch shch→szcz ch→cz sh→sz zh→ż ts→c ouski→owski",
    "Lithuanian": "ŭ→v kh→ch shch→šč ch→č sh→š zh→ž ts→c ouski→ovski w→v",
    "Latvian": "ŭ→v kh→h shch→šč ch→č sh→š zh→ž ts→c ouski→ovski w→v",
}


def declined(surname: str, sex: str, language: str) -> list[str]:
    """The surname in the oblique cases of a language; empty where the table has no such ending."""
    for line in ENDINGS[language].strip().splitlines():
        bearer, end, *endings = line.split()
        if bearer in ("e", sex) and re.search(f"{end}$", surname):
            return [re.sub(f"{end}$", ending, surname, count=1) for ending in endings]
    return []


def latin(surname: str, language: str) -> str:
    """A surname romanised from Belarusian, as the language writes it in the nominative without its own ending."""
    pairs = [pair.split("→") for pair in LATIN[language].split()]
    longest = sorted(pairs, key=lambda pair: -len(pair[0]))
    letters = dict(longest)
    word = re.sub("|".join(source for source, _ in longest), lambda match: letters[match[0]], surname.casefold())
    word = re.sub("(?<=[oae])u$", "w" if language == "Polish" else "v", word)
    return re.sub("(?<=[sc]k)(?:aya|aja|aia)$", "a", word).capitalize()
