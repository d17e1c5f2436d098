"""How names are written, as data: sounds and looks of letters, habits of spelling, endings, forms of given names.

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
        "ia": "я ё â ie",
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
    ("^(?!.*ie)|[jvyćčłńśšŭźžż]|[cs]z|[ksz]h|i[au]|ie[cuw]|w[is]", {"ie": "i", "ch": "g"}),  # German: Krieger
    ("^(?!.*c)|c[eiyhkz]|[jćčłńśšŭźžż]|sz|[ksz]h", {"c": "k", "ch": "č"}),  # English, Spanish, Italian: Rico
    (
        "^(?!.*[aeou]h[flmn])|[vćčłńśšŭźžż]|[cs]z|kh",
        {"h": "", "j": "dž", "ch": "č"},
    ),  # English, German: Nuhfer, Johnson
    ("^(?!w|.*[aeo]w[aei])|[vyjćčłńśšŭźžż]|[cs]z|kh|w[is][ck]", {"w": "u", "ch": "č"}),  # English: Wilson
)

#: Letters that look alike, as capitals or as small letters: Latin, Cyrillic and Greek; "-" where there is none.
LOOK_ALIKES = tuple(
    """
aаα bвβ cс- eеε hнη iіι jј- kкκ mмμ oоο pрρ sѕ- tтτ xхχ yуυ v-ν z-ζ
""".strip().split()
)

#: Endings whose sounds hide the case or the sex, and the ending of another language that shows them.
SHOWN = (
    ("(?<=[сц]ьк)ій$", "ою"),  # Ukrainian, of a woman: Тихановській; Тихановський is a man
    ("(?<=[stc]k)(?:io|iu|yje)$", "iego"),  # Lithuanian, of a man: Cichanouskio
    ("(?<=[stc]k|[oae]v)os$", "oj"),  # Lithuanian, of a woman: Cichanouskos, Vinogradovos
    ("(?<=[oae]v)[oe]$|(?<=[oae]w)ie$", "ym"),  # Lithuanian, Polish, of a man: Vinogradovo, Vinogradove
    ("(?<=[оаеё]в)е$", "ым"),  # Russian, Belarusian, of a man: Дроздове
)

#: Cases: what ends the key of a surname in the nominative, and what stands in the other cases instead of it.
CASES_OF_MEN = (
    ("(?<=[^aiu])i$", "aga amu im am ui umi"),  # Беляцкого, Bialackiemu, Бяляцкім
    ("(?<=[aiu])i$", "a u am avi im"),  # Карнея
    ("a$", "i u ai au as am avi ui"),  # Федуты, Fiadutę, Фядутам
    ("(?<=[^aiu])$", "a u am i im avi ui umi ua"),  # Лосика, Łosikowi, Losikui
)
CASES_OF_WOMEN = (
    ("(?<=[st]k)a$", "ai u au as"),  # Тихановской, Cichanouską, Tihanovskas
    ("(?<=[^k])a$|(?<=[^st]k)a$", "i u ai au as"),  # Колесниковой, Dulinę
)

#: Changes of the stem before the endings of cases: Дзядок, Дзядка; Бабарыка, Бабарыцы.
STEMS = (
    ("(?<=[^aiu])a(?=[tk]$)", ""),
    ("k(?=a$)", "t"),
)

#: What ends the key of a man's surname and of a woman's that differ: Тихановский, Тихановская.
TO_WOMAN = (("(?<=[st]k)i?$", "a"), ("(?<=v)$|(?<=in)$", "a"))
TO_MAN = (("(?<=[st]k)a$", "i"), ("(?<=v)a$|(?<=in)a$", ""))

#: Endings that Lithuanian and Latvian add to a man's name: Mackevičius, Znakas, Viktors; Tihanovskas is a woman's.
BALTIC = "(?:i?u|(?<![stc]k)a|i|y)?s$"

#: Endings by which a woman's and a man's surname differ: Tsikhanouskaya is not Tsikhanouski.
FEMININE = ("ska", "tka", "va", "ina")
MASCULINE = ("ski", "tki", "sk", "tk", "v", "in")

#: Sounds that spellings of one name confuse: one for the other is half a typo.
CONFUSED = "ai sš zž sz šž šč tč td bp gk vf vu vl"

#: Given names that are one name: the languages' forms, and short ones. Forms that the sound
#: classes unite (Siarhiej, Syarhey) need no mention; one form may stand for two names (Sasha).
#: The first form of a line stays the first: it is in the sealed names of persons who were removed.
GIVEN_OF_MEN = tuple(
    line.split()
    for line in """
adam adas
aleh
aliaksandr alexander ales alex sasha shura
aliaksei aleksii alexis lesha alyosha
anatol anatoly tolik
andrei andrii andrzej andzej anžej andrius andrew andreas andre
anton antos antoni
arkadz arkadi arkadiusz
arsen arseni
artsiom
artur
barys
bahdan
daniil daniel danila
dzianis dionizy
dzmitry dima zmitser dimitri
eduard edward
fiodar fedir theodor
henadz gennadi
henrykh henryk henry heinrich
heorhi yahor george jerzy ježy georg
hleb
ihar
ilia
iosif iazep jozef joseph osip juozas
ivan jan janka john
yakau jakub jakob yakiv
yaraslau
yauhen evgeni eugene eugeniusz zhenia
yury youras juras jerzy ježy yurka
kanstantsin konstanty kastus kostia
kim
kiryl kyrylo cyril
krzysztof kšyštof christopher khristofor
leanid
leu leon
maksim max
marat
marek mark
matsvei matvii mateusz matthew maciej
mikalai mikola nicolas nicholas kolia
mikhail mikhas mykhailo michal misha
mikita nikita
miraslau
pavel paulo paul pasha
piotr petro peter piatrus
raman
radzivon rodion
rastsislau
ruslan
ryhor grigori gregory grzegorz grisha
siarhei serhii sergiusz serge siarzhuk
siamion simon szymon
stanislau stas
stsiapan stefan
sviataslau
taras
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
valiantsin valenty
viachaslau wieczyslaw slava
viktar victor
vintsent vikenti vincuk
vital vitali
allan
akihiro
alfred
arnold
benjamin
charles karol karl carl
david
donald
demid
dorian
efim
emil
erik
filip
felix
frantishak francis franz
german
gustav
hlib
ihnat ignatius ignacy
ilarion
james
keith
kuzma
luka lukash
marcin
masatoshi
mitrafan
nazar
oskar
prokhor
rico
robert
richard ryszard
rudolf
savely
sebastian
tadevush tadeusz
thomas tomasz
vitold
vilhelm william
viktarin
zakhar
zygmunt sigismund zhyhimont
""".strip().splitlines()
)
GIVEN_OF_WOMEN = tuple(
    line.split()
    for line in """
ala
alena helena lena
aliaksandra alesia sasha
alina
alisa alice
anastasiia nastassia nastya
antanina
anzhela anzhelika angela angelika andzhelika
hanna anna ann
aksana
daria dasha
dziana
ema
evelina
halina
ina
inesa
iryna irena arina ira
yanina
yana
yauheniia zhenia
yuliia
katsiaryna ekaterina katarzyna katia kasia catherine
karina
krystsina christina
kseniia aksinia ksiusha
larysa lara
lizaveta elizaveta elizabeth elzbieta liza
lidziia
liliia
liubou liuba
liudmila mila
maia
marfa marta
marharyta rita margaret malgorzata
maryia masha marysia mary
maryna
natallia natasha natalka
nadzeia nadezhda
nina
nona
palina paulina
safiia zofia
sviatlana sveta
tamara toma
tatsiana tania
valeryia
valiantsina
vera
veranika
viktoryia vika
volha olga olia
zinaida zina
zhana
adela
anisia
barbara varvara
elvira
emilia
eva
gertruda
karalina carolina
klara
laura
luiza
lolita
milana
mariana
monika
pelaheia
raisa
regina
renata
sabina
snezhana
stefania
ulyana
vanda
vasilisa
violeta
yadviha
zoia
zlata
""".strip().splitlines()
)
GIVEN = GIVEN_OF_MEN + GIVEN_OF_WOMEN
