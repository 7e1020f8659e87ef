#!/usr/bin/env python3
"""Every message of the command and every error that it can print stands in engine/cli/phrases.inc, in English as in the code and in
Indonesian, with the same gaps.

    tests/cli/messages.py SOURCE_FOLDER [--list]     --list: prints what is missing as entries to be filled in

Exit code: 0 all is there, 1 something is missing.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1]) / "engine"
LITERAL = r'"((?:[^"\\]|\\.)*)"'
# Calls whose strings a person may come to read, and the folders in which they are looked for. Packs are read by those who write them.
CALLS = re.compile(r"\b(Say|InputError|OptionError|LineError|MadeOf|WriteError|Trouble|WriteTrouble|TooLarge|Refuse|Stop|Damaged|DamagedAt|FileError|damaged|range|"
                   r"error|Error|Fail|Section|Heading|ZshOption|FishOption|DidYouMean)\(")
FOLDERS = ["cli", "document", "archive", "json", "similarity", "desk"]
FILES = ["engine.cc", "archive.cc", "http/listener.cc"]
# Strings of such calls that are names and no words.
NAMES = re.compile(r"^archive [a-z]+$|^(FINDING|DIR) SOURCE|^[^a-zA-Z]*$|^(--?)?[a-z_-]+$|^\{[^a-z]*\}$|^S\{\}$|^silang|^text$")


def unescaped(text):
    return text.replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n").replace("\\t", "\t")


def normal(text):
    return re.sub(r"\{[^{}]*\}|\[\]", "{}", text)


def balanced(text, start):
    """The text of a call from its opening parenthesis to the closing one."""
    depth, at = 0, start
    while at < len(text):
        if text[at] == '"' and text[at - 1] != "'":
            at = re.compile(LITERAL, re.DOTALL).match(text, at).end()
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            break
    return text[start:at]


def strings(code):
    """The literals of a piece of code, neighbours put together."""
    for run in re.finditer(LITERAL + r"(?:\s*" + LITERAL + ")*", code):
        yield unescaped("".join(re.findall(LITERAL, run.group(0))))


def statements(beginning, text):
    return [match.group(0) for match in re.finditer(beginning + r'\s(?:"(?:[^"\\]|\\.)*"|[^;"])*;', text)]


def without_comments(text):
    return re.sub(r'^\s*//.*$', "", text, flags=re.MULTILINE)


def said():
    """What the code says: text -> where."""
    found = {}
    paths = [path for folder in FOLDERS for path in sorted((root / folder).glob("*.cc"))] + [root / name for name in FILES]
    for path in paths:
        text = re.sub(r'^#include.*$|R"\((?:.|\n)*?\)"', "", without_comments(path.read_text()), flags=re.MULTILINE)
        pieces = [balanced(text, call.end() - 1) for call in CALLS.finditer(text)]
        pieces += statements(r"kRemedy(?:\[\])? =", text)
        # Values that go to such a call by way of a variable or a function.
        pieces += statements(r"\b(?:what|error_|nearest) =", text)
        if path.name in ("options.cc", "values.cc", "nearest.cc", "progress.cc", "configuration.cc"):
            pieces += statements(r"\breturn\b", text)
        if path.name == "options.cc":
            pieces.append(re.sub(r'\{"(?:silang|[A-Z_]+)[^"]*", "', '{"', text[:text.index("}  // namespace")]))
        for piece in pieces:
            for literal in strings(piece):
                if " " in literal.strip() and not NAMES.match(literal) and not literal.lstrip().startswith("silang "):
                    found.setdefault(literal, path.name)
    return found


phrases = {}
failures = 0
for entry in re.finditer(r"SILANG_PHRASE\(((?:\s*" + LITERAL + r")+)\s*,((?:\s*" + LITERAL + r")+)\s*\)", without_comments((root / "cli/phrases.inc").read_text())):
    english, other = (unescaped("".join(re.findall(LITERAL, half))) for half in (entry.group(1), entry.group(3)))
    if english in phrases:
        failures += 1
        print(f"twice: {english!r}")
    phrases[english] = other
    if normal(english).count("{}") != normal(other).count("{}"):
        failures += 1
        print(f"not the same gaps: {english!r}: {other!r}")
    if not other.strip():
        failures += 1
        print(f"empty: {english!r}")
known = {normal(english) for english in phrases}
missing = {text: where for text, where in said().items() if normal(text) not in known}
for text, where in missing.items():
    if "--list" in sys.argv:
        print('SILANG_PHRASE("%s", "")  // %s' % (text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n"), where))
    else:
        print(f"{where}: no Indonesian for {text!r}")
failures += len(missing)
print(f"{len(phrases)} phrases, {failures} failed")
sys.exit(1 if failures or len(phrases) < 100 else 0)
