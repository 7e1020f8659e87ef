#!/usr/bin/env python3
"""Tests of values.py: words, kind, languages, what they must become."""
import sys

import values

ROWS = [
    ("thousands in Indonesian", "18.306 suara", "count", ["id"], "28.306 suara"),
    ("thousands in English", "18,306 votes", "count", ["en"], "28,306 votes"),
    ("a leading five or more goes down", "912 cases", "count", ["en"], "712 cases"),
    ("below twenty by two", "12 dead", "count", ["en"], "14 dead"),
    ("one is left alone", "1 hurt", "count", ["en"], None),
    ("vague is left alone", "dozens of homes", "count", ["en"], None),
    ("in words", "Seven of the captives", "count", ["en"], "Nine of the captives"),
    ("compound in words", "forty-one votes", "count", ["en"], "sixty-one votes"),
    ("a dozen", "a dozen ballots", "count", ["en"], "two dozen ballots"),
    ("Indonesian compound", "dua belas orang", "count", ["id"], "empat belas orang"),
    ("Indonesian tens", "delapan puluh meter", "measure", ["id"], "enam puluh meter"),
    ("spelled out beside the figure", "8 (delapan) jiwa", "count", ["id"], None),
    ("decimals", "bermagnitudo 5,6", "measure", ["id"], "bermagnitudo 3,6"),
    ("rupiah", "Rp27 miliar", "money", ["id"], "Rp37 miliar"),
    ("pounds", "£61m bridge", "money", ["en"], "£41m bridge"),
    ("percent", "4.2%", "percent", ["en"], "5.2%"),
    ("age", "a 34-year-old from Lakewood", "age", ["en"], "a 37-year-old from Lakewood"),
    ("age in brackets", "Iis Aisyah (43)", "age", ["id"], "Iis Aisyah (46)"),
    ("age by year of birth", "born in 1982", "age", ["en"], "born in 1979"),
    ("ordinal in words", "the fourth meeting", "ordinal", ["en"], "the sixth meeting"),
    ("ordinal with an ending", "the 2nd hurricane", "ordinal", ["en"], "the 4th hurricane"),
    ("ordinal with ke-", "kali ke-13", "ordinal", ["id"], "kali ke-15"),
    ("Roman ordinal", "tahap III", "ordinal", ["id"], "tahap V"),
    ("weekday and short date", "Senin (4/3)", "date", ["id"], "Rabu (6/3)"),
    ("weekday goes back with the day", "Rabu (28/10/2026)", "date", ["id"], "Senin (26/10/2026)"),
    ("weekday and long date", "Friday, 7 February", "date", ["en"], "Sunday, 9 February"),
    ("weekday alone", "on Saturday lunchtime", "date", ["en"], "on Monday lunchtime"),
    ("day of the month", "3 Maret 1947", "date", ["id"], "5 Maret 1947"),
    ("ISO date", "2026-02-14", "date", ["en"], "2026-02-16"),
    ("year", "in 1911", "date", ["en"], "in 1908"),
    ("month", "pada November", "date", ["id"], "pada Agustus"),
    ("clock with a point", "pukul 16.20 WIT", "date", ["id"], "pukul 19.20 WIT"),
    ("clock of twelve hours", "around 9:40 a.m.", "date", ["en"], "around 6:40 a.m."),
    ("full hour", "by 8 a.m.", "date", ["en"], "by 11 a.m."),
    ("clock in words", "pukul tiga sore", "date", ["id"], "pukul enam sore"),
    ("no value", "yesterday", "date", ["en"], None),
]
NAMES = [
    ("office", "Sheriff Alan Jones", "Caldwell County Sheriff Alan Jones", "title", ["Alan Jones", "Jones"]),
    ("office of somebody else", "Sheriff Alan Jones", "Mayor Ruth Bell", "title", None),
    ("place behind a preposition", "Brian Pickle of Atlanta", "", "place", ["Atlanta"]),
    ("person and place", "Atlanta native whom Brian Pickle met", "", "place", None),
    ("no name", "in the rear galley", "", "place", None),
]


def main():
    wrong = 0
    for name, words, kind, languages, wanted in ROWS:
        got = values.other(words, kind, languages)
        if (got[0] if got else None) != wanted:
            wrong += 1
            print(f"{name}: {words!r} became {got!r}, not {wanted!r}")
    for name, words, partner, kind, wanted in NAMES:
        got = values.other_name(words, partner, kind, ["en"])
        if (got[0] if got else None) != wanted:
            wrong += 1
            print(f"{name}: {words!r} gives {got!r}, not {wanted!r}")
    print(f"{len(ROWS) + len(NAMES)} rows, {wrong} wrong")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
