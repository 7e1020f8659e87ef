"""Other values for the words of a claim: "312 kios" becomes "412 kios", "Senin (4/3)" becomes "Rabu (6/3)".

other(words, kind, languages) gives the words with one value changed, or None where no value is written out ("dozens", "yesterday").
A changed value is never one that rounding, "about" or "nearly" would make the same: the first figure of a number goes up by one or
down by two, numbers below twenty move by two or more, ages by three years, days by two, months and years by three, clock times by two
hours and more. A weekday and the day of the month beside it move together. Numbers keep their separators and their scale.
"""
import re

WEEKDAYS = {
    "id": "senin selasa rabu kamis jumat sabtu minggu", "ms": "isnin selasa rabu khamis jumaat sabtu ahad",
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo", "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
MONTHS = {
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

# From two on. Words that are also something else (the German and French "sept", "six" are not) are left out.
CARDINALS = {
    "id": "dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
    "ms": "dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "vingt trente quarante cinquante soixante",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
ORDINALS = {
    "id": "kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh",
    "ms": "kedua ketiga keempat kelima keenam ketujuh kelapan kesembilan kesepuluh",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "es": "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "fr": "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "de": "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte",
    "pt": "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
    "nl": "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
}
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
PEOPLE = {"id": ["Wahyu Kartanegara", "Lestari Handoko"], "en": ["Stuart Pemberley", "Norah Whitlock"]}
WORD = r"(?<!\w)(?:%s)(?!\w)"
CLOCK = re.compile(r"(?<![\d/.,])([01]?\d|2[0-3])([:.])([0-5]\d)(?![\d/]|[.,]\d)")
NUMBER = re.compile(r"(?:(?<![\w.,/-])|(?<=Rp)|(?<=RM)|(?<=ke-)|(?<=\bM)|(?<=\bN))\d+(?:[.,]\d+)*")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
# "two" in the words of these kinds may be any count; "first" may not be.
NUMERIC = {"count", "measure", "money", "percent", "age", "duration"}
CLOCK_CUE = re.compile(r"[ap]\.?m\b|wib|wita|wit\b|uhr|uur|pukul|jam|a las|horas|heures|\bh\b", re.I)
BEFORE_PLACES = r"\b(?:in|at|of|near|along|from|to|di|dari|ke|asal|desa|kota|block of|en|de|à|em|bei|von)"


def step(i, size, by):
    """i moved by `by` inside 0..size-1: backwards where there is no room ahead."""
    return i + by if i + by < size else i - by


def like(sample, word):
    return word.upper() if sample.isupper() and len(sample) > 1 else word[:1].upper() + word[1:] if sample[:1].isupper() else word


def moved_word(text, words, by, ring=False):
    """The first of `words` in the text replaced by the one `by` further on."""
    found = re.search(WORD % "|".join(map(re.escape, sorted(words, key=len, reverse=True))), text, re.I)
    if not found:
        return None
    i = words.index(found[0].lower())
    j = (i + by) % len(words) if ring else step(i, len(words), by)
    return text[:found.start()] + like(found[0], words[j]) + text[found.end():]


def moved_day(text, by=2):
    """The day of the month moved, in "4/3", "5 Maret", "March 5", "Aug 24", "2026-02-14"."""
    names = {m for names in MONTHS.values() for m in names.split()} | set(SHORT_MONTHS)
    names = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])"
    for form in (rf"\d{{4}}-\d\d-{day}(?!\d)", rf"(?<![\d/.,]){day}(?=/\d)", rf"(?<![\d.,]){day}(?:st|nd|rd|th|er|º)?\.?(?= (?:of |de )?(?:{names})(?!\w))",
                 rf"(?<!\w)(?:{names})\.? {day}(?:st|nd|rd|th)?(?![\d:])"):
        found = re.search(form, text, re.I)
        if found:
            n = int(found["day"])
            n = n + by if n + by <= 28 else n - by
            width = len(found["day"]) if found["day"].startswith("0") else 1
            return text[:found.start("day")] + f"{n:0{width}}" + text[found.end("day"):]
    return None


def backwards(text):
    """Whether moved_day goes back: a weekday must go with it."""
    ahead = moved_day(text)
    old, new = (re.findall(r"\d+", t) for t in (text, ahead or text))
    return any(int(n) < int(o) for o, n in zip(old, new))


def moved_weekday(text, languages, by):
    for language in languages:
        changed = moved_word(text, WEEKDAYS.get(language, "").split() or ["-"], by, ring=True)
        if changed:
            return changed
    return None


def moved_clock(text):
    found = CLOCK.search(text)
    if found and (found[2] == ":" or CLOCK_CUE.search(text)):
        h = int(found[1])
        h = h + 3 if h % 12 + 3 < 12 and h != 12 else h - 3
        return text[:found.start()] + f"{h:0{len(found[1]) if found[1].startswith('0') else 1}}" + text[found.end(1):]
    found = re.search(r"(?<![\d:.,])(1[0-2]|[1-9])(?= ?(?:[ap]\.?m\b|uhr|o'clock|heures\b|horas\b))|(?<=pukul )(\d{1,2})(?![\d.:])", text, re.I)
    if not found:
        return None
    h = int(found[0])
    return text[:found.start()] + str(h + 3 if h % 12 + 3 < 12 and h != 12 else h - 3) + text[found.end():]


def figure(digits, kind):
    """Another figure, written like this one."""
    whole = digits.isdigit()
    if whole and YEAR.fullmatch(digits) and kind in ("age", "duration"):
        return str(int(digits) - 3)
    if whole and (kind in ("age", "ordinal") or int(digits) < 20):
        n, by = int(digits), 3 if kind == "age" else 2
        return None if n < 2 and kind != "ordinal" else str(n + by if n < 95 else n - by)
    first, last = int(digits[0]), int(digits[-1])
    if first == 0:
        return digits[:-1] + str(last + 3 if last < 7 else last - 3)
    return str(first + 1 if first < 5 else first - 2) + digits[1:]


def moved_number(text, kind):
    """The first written figure moved, its separators and its scale kept."""
    found = NUMBER.search(text)
    new = figure(found[0], kind) if found else None
    if new is None:
        return None
    tail = text[found.end():]
    if re.match(r"(?:st|nd|rd|th)(?!\w)", tail):
        n = int(re.sub(r"\D", "", new))
        tail = ("th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")) + tail[2:]
    return text[:found.start()] + new + tail


def moved_cardinal(text, language):
    if language == "en" and re.search(WORD % "a dozen", text, re.I):
        return re.sub(WORD % "a dozen", "two dozen", text, count=1, flags=re.I)
    for words in (TENS.get(language, "").split(), CARDINALS.get(language, "").split()):
        changed = moved_word(text, words, 2) if words else None
        if changed and re.search(r"(?:sepuluh|sebelas) (?:belas|puluh|ratus)", changed):  # "eleven tens"
            changed = moved_word(text, words, -2)
        if changed:
            return changed
    return None


def moved_number_word(text, kind, languages):
    for language in languages:
        if kind in NUMERIC:
            changed = moved_cardinal(text, language)
        else:
            changed = moved_word(text, ORDINALS.get(language, "").split() or ["-"], 2)
        if changed:
            return changed
    found = re.search(r"(?<!\w)(?:[IVX]{2,4}|[VX])(?!\w)", text) if kind == "ordinal" else None
    if found and found[0] in ROMAN:
        return text[:found.start()] + ROMAN[step(ROMAN.index(found[0]), len(ROMAN), 2)] + text[found.end():]
    return None


def moved_date(text, languages):
    """(words, form) of a date: weekday and day of the month together, else the clock, the day, the year, the month."""
    day = moved_day(text)
    weekday = moved_weekday(day or text, languages, -2 if day and backwards(text) else 2)
    if weekday:
        return weekday, "weekday and day" if day else "weekday"
    if (clock := moved_clock(text)) is not None:
        return clock, "clock"
    if day:
        return day, "day of the month"
    if (year := YEAR.search(text)) is not None:
        return text[:year.start()] + str(int(year[0]) - 3) + text[year.end():], "year"
    for language in languages:
        months = MONTHS.get(language, "").split()
        if months and (changed := moved_word(text, months, 3)) and (language != "en" or not re.search(r"(?<!\w)may(?!\w)", text)):
            return changed, "month"
    return moved_spoken_clock(text, languages)


def moved_spoken_clock(text, languages):
    for language in languages:
        words = CARDINALS.get(language, "-").split()[:9]
        found = re.search(r"(?:pukul|jam|at|half past|quarter past|past|gegen|a las|um) (%s)(?!\w)" % "|".join(words), text, re.I)
        if found:
            i = words.index(found[1].lower())
            return text[:found.start(1)] + words[i + 3 if i + 3 < len(words) else i - 3] + text[found.end():], "clock in words"
    return None


def runs(text):
    """Runs of capitalised words that are no month or weekday, as matches."""
    days = {w for names in (*MONTHS.values(), *WEEKDAYS.values()) for w in names.split()}
    found = re.finditer(r"(?<![\w'’])[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ][\w'’-]*(?: [A-ZÀ-Ý][\w'’-]*[a-zà-ÿ][\w'’-]*)*", text)
    return [m for m in found if m[0].lower() not in days and m[0] != "No"]


def other(words, kind, languages):
    """(changed words, form of the value), or None. A figure that is spelled out in brackets, "8 (delapan)", is left alone."""
    if re.search(r"\d \([a-z]", words):
        return None
    if kind == "date":
        changed = moved_date(words, languages)
    elif kind in NUMERIC or kind == "ordinal":
        changed = moved_number(words, kind)
        form = "figures"
        if changed is None:
            changed, form = moved_number_word(words, kind, languages), "words"
        changed = (changed, form) if changed else None
    else:
        changed = None
    return changed if changed and changed[0] != words else None


def other_name(words, partner, kind, languages):
    """(names to be replaced in the article, longest first, another name), or None.

    Of places the one behind a preposition, or the only one; of people who took part or hold an office the last two words of a name
    whose last word the partner's words hold too.
    """
    found = runs(words)
    indonesian = languages[0] in ("id", "ms")
    if kind == "place":
        behind = [m for m in found if re.search(BEFORE_PLACES + r" $", words[:m.start()], re.I)]
        name = behind[0][0] if behind else found[0][0] if len(found) == 1 and " of " not in words else None
        return ([name], "Karangwuni" if indonesian else "Hollerton") if name else None
    if kind in ("participants", "title"):
        for m in found:
            parts = m[0].split()
            if len(parts) >= 2 and re.search(WORD % re.escape(parts[-1]), partner):
                return [" ".join(parts[-2:]), parts[-1]], PEOPLE["id" if indonesian else "en"][len(words) % 2]
    return None
