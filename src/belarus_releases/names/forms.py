"""How names are written, as data: sounds of letters, habits of spelling, endings, forms of given names.

The sound classes are those in which Belarusian and Russian forms of one name agree:

==========  ======================================  ===============================================
Class       Belarusian and Russian                  Why
==========  ======================================  ===============================================
a           а о э е ё я                             akanne, jakanne: Каваль, Коваль; Дзядок, Дедок
i           і и ы й                                 Бабарыка, Бабарико; Іван, Иван
u           у ю                                     Шчука, Щука
v           в ў; у after а о э е                    Каваль; Паўлаў, Павлов
g           г ґ х                                   г is h or g, х is kh, ch, h or g
t           т ц                                     cekanne: Ціхан, Тихон; ц itself is ts, c, z
d           д дз                                    dzekanne: Дзядок, Дедок
č š ž       ч ш ж; щ is šč                          the same in both
(none)      ь ъ and the apostrophe; й before vowel  softness is spelt in many ways, or not at all
==========  ======================================  ===============================================

Sources of the Latin column: BGN/PCGN 1979 for Belarusian and 1947 for Russian; the Belarusian
instruction on names on maps (2000, 2007) and its successor of 2023; Łacinka; ISO 9:1995; the
usual newspaper transcriptions of Polish, German, Lithuanian and English.
"""

#: Letters and groups of letters, and the sounds they stand for. Longer groups are read first.
UNITS = {
    unit: sound
    for sound, units in {
        "a": "a e o а о э е є",
        "ia": "я ё â",
        "i": "i y j і и ы й ї ı",
        "u": "u у",
        "iu": "ю û",
        "b": "b б",
        "v": "v w ŭ ў в",
        "g": "g h kh gh г ґ х",
        "d": "d dz дз д đ",
        "di": "dsj",
        "dž": "dzh dsch",
        "ž": "ž ż zh ж",
        "z": "z з",
        "k": "k q к",
        "ks": "x",
        "l": "l ł л",
        "m": "m м",
        "n": "n н",
        "p": "p п",
        "r": "r р",
        "s": "s с",
        "t": "t th ts tz c т ц тс",
        "tk": "ck",
        "f": "f ph ф",
        "č": "č cz tch tsch ч",
        "š": "š sh sch sz ш",
        "šč": "ŝ shch щ",
        "": "' ’ ʼ ʹ ʺ ` ′ ″ ´ ‘ ь ъ",
    }.items()
    for unit in units.split()
}

#: Other readings of Latin groups: the pattern of words that show another habit, and the readings.
HABITS = (
    ("kh|š|č|ž|ŭ|ł|sz|cz|sch", {"ch": "č"}),  # English: Chapiuk
    ("kh|sh|zh|y[aeu]", {"ch": "g"}),  # Łacinka, Polish, German: Cichanoŭski, Tichanowskij
    ("v|kh|ts|sh|zh|cz|sz|č|š|ž|ż", {"ch": "g", "z": "t"}),  # German: Bjaljazki, Zichanouski
)

#: Endings that Lithuanian and Latvian add to a man's name: Mackevičius, Znakas, Viktors.
BALTIC = "(?:i?u|a|i|y)?s$"

#: Endings by which a woman's and a man's surname differ: Tsikhanouskaya is not Tsikhanouski.
FEMININE = ("ska", "tka", "va", "ina")
MASCULINE = ("ski", "tki", "sk", "tk", "v", "in")

#: Sounds that spellings of one name confuse: one for the other is half a typo.
CONFUSED = "ai sš zž sz šž šč tč td bp gk vf vu vl"

#: Given names that are one name: the languages' forms, and short ones. Forms that the sound
#: classes unite (Siarhiej, Syarhey) need no mention; one form may stand for two names (Sasha).
GIVEN = tuple(
    line.split()
    for line in """
adam adas
ala
aleh
alena helena lena
aliaksandr alexander ales alex sasha shura
aliaksandra alesia sasha
aliaksei aleksii alexis lesha alyosha
alina
alisa alice
anastasiia nastassia nastya
anatol anatoly tolik
andrei andrii andrzej andzej anžej andrius andrew andreas andre
anton antos antoni
antanina
anzhela anzhelika angela angelika andzhelika
hanna anna ann
aksana
arkadz arkadi arkadiusz
arsen arseni
artsiom
artur
barys
bahdan
daniil daniel danila
daria dasha
dzianis dionizy
dzmitry dima zmitser dimitri
dziana
eduard edward
ema
evelina
fiodar fedir theodor
halina
henadz gennadi
henrykh henryk henry heinrich
heorhi yahor george jerzy ježy georg
hleb
ihar
ilia
ina
inesa
iosif iazep jozef joseph osip juozas
iryna irena arina ira
ivan jan janka john
yanina
yana
yakau jakub jakob yakiv
yaraslau
yauhen evgeni eugene eugeniusz zhenia
yauheniia zhenia
yuliia
yury youras juras jerzy ježy yurka
katsiaryna ekaterina katarzyna katia kasia catherine
kanstantsin konstanty kastus kostia
karina
kim
kiryl kyrylo cyril
krystsina christina
krzysztof kšyštof christopher khristofor
kseniia aksinia ksiusha
larysa lara
leanid
leu leon
lizaveta elizaveta elizabeth elzbieta liza
lidziia
liliia
liubou liuba
liudmila mila
maia
maksim max
marat
marfa marta
marharyta rita margaret malgorzata
maryia masha marysia mary
maryna
marek mark
matsvei matvii mateusz matthew maciej
mikalai mikola nicolas nicholas kolia
mikhail mikhas mykhailo michal misha
mikita nikita
miraslau
natallia natasha natalka
nadzeia nadezhda
nina
nona
palina paulina
pavel paulo paul pasha
piotr petro peter piatrus
raman
radzivon rodion
rastsislau
ruslan
ryhor grigori gregory grzegorz grisha
safiia zofia
siarhei serhii sergiusz serge siarzhuk
siamion simon szymon
stanislau stas
stsiapan stefan
sviatlana sveta
sviataslau
taras
tamara toma
tatsiana tania
tsikhan
tsimafei tymofii tima timothy tymoteusz
tsimur
uladzimir vladimir volodymyr wlodzimierz waldemar vova valodzia
uladzislau vladislav ulad vlad
usevalad vsevolod
vadzim
vasil vasili
vatslau
valer valeri
valeryia
valiantsin valenty
valiantsina
vera
veranika
viachaslau wieczyslaw slava
viktar victor
viktoryia vika
vintsent vikenti vincuk
vital vitali
volha olga olia
zinaida zina
zhana
""".strip().splitlines()
)
