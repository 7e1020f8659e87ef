#!/usr/bin/env python3
"""What silang tells of itself: completions that shells can read and that complete, a manual page without faults, examples that work.

    tests/cli/shells.py SILANG

Zsh, fish, mandoc and groff are asked where they are installed; bash always.
Exit code: 0 all is well, 1 something is not.
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from checks import SILANG, check, end


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, **options)


def silang(*words):
    done = run(SILANG, *words)
    check(f"silang {' '.join(words)}", done.returncode == 0 and not done.stderr, done.stderr)
    return done.stdout


COMMANDS = ["compare", "claims", "align", "read", "explain", "schema", "archive add", "archive query", "archive status", "archive check", "serve"]


def options_of(command):
    return set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", silang(*command.split(), "--help"), re.MULTILINE))


def bash_completes(folder, *words):
    """What bash offers when TAB is pressed behind `words`, cut as readline cuts them: at '=' too."""
    cut = [part for word in words for part in (re.findall(r"=|[^=]+", word) or [""])]
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in cut)
    script = f"""source ./completions
COMP_WORDS=(silang {quoted}); COMP_CWORD={len(cut)}
_silang
printf '%s\\n' "${{COMPREPLY[@]}}" """
    done = run("bash", "--norc", "-c", script, cwd=folder)
    check(f"bash behind {words}", done.returncode == 0 and not done.stderr, done.stderr)
    return set(done.stdout.split("\n")) - {""}


def bash(folder):
    (folder / "completions").write_text(silang("--completions=bash"))
    (folder / "one article.txt").write_text("x")
    (folder / "list").write_text("x")
    (folder / "desk").mkdir()
    rows = [
        ("commands", ["co"], {"compare"}),
        ("all commands", [""], {"compare", "claims", "align", "read", "explain", "schema", "archive", "serve"}),
        ("second words", ["archive", ""], {"add", "query", "status", "check"}),
        ("a second word begun", ["archive", "q"], {"query"}),
        ("an option", ["compare", "--fo"], {"--format="}),
        ("a flag", ["claims", "--li"], {"--lines"}),
        ("options of silang", ["--com"], {"--completions="}),
        ("values", ["compare", "--fail-on="], {"conflict", "differs", "none"}),
        ("a value begun", ["compare", "--format=ma"], {"markdown"}),
        ("a value as a word of its own", ["compare", "--format", "ma"], {"markdown"}),
        ("forms of compare alone", ["claims", "--format="], {"text", "json", "jsonl"}),
        ("shells", ["--completions=f"], {"fish"}),
        ("files with a space", ["compare", "one"], {"one article.txt"}),
        ("files behind @", ["compare", "@li"], {"@list"}),
        ("files behind an option", ["compare", "--color=never", "one"], {"one article.txt"}),
        ("folders", ["compare", "--archive="], {"desk"}),
        ("a number", ["compare", "--top="], set()),
    ]
    for name, words, expected in rows:
        offered = bash_completes(folder, *words)
        check(f"bash: {name}", offered == expected, f"{sorted(offered)}, expected {sorted(expected)}")
    for command in COMMANDS:
        offered = {word.rstrip("=") for word in bash_completes(folder, *command.split(), "--")}
        check(f"bash: options of {command}", offered == options_of(command), offered ^ options_of(command))
    check("bash -n", run("bash", "-n", str(folder / "completions")).returncode == 0)


def zsh(folder):
    script = silang("--completions=zsh")
    for command in COMMANDS:
        missing = [option for option in options_of(command) if option not in script]
        check(f"zsh: options of {command}", not missing, missing)
    (folder / "_silang").write_text(script)
    if shutil.which("zsh"):
        done = run("zsh", "-f", "-n", str(folder / "_silang"))
        check("zsh -n", done.returncode == 0 and not done.stderr, done.stderr)
        done = run("zsh", "-f", "-c", f"fpath=({folder} $fpath); autoload -U compinit; compinit -u -d {folder}/dump; whence -v _silang")
        check("zsh finds it", done.returncode == 0 and "_silang" in done.stdout, done.stdout + done.stderr)


def fish(folder):
    (folder / "silang.fish").write_text(silang("--completions=fish"))
    if not shutil.which("fish"):
        return
    done = run("fish", "-n", str(folder / "silang.fish"))
    check("fish -n", done.returncode == 0 and not done.stderr, done.stderr)
    for line, expected in [("silang co", {"compare"}), ("silang archive q", {"query"}), ("silang compare --format=ma", {"--format=markdown"}),
                           ("silang claims --format ma", set()), ("silang claims --li", {"--lines"})]:
        done = run("fish", "--no-config", "-c", f"source {folder}/silang.fish; complete -C '{line}'", env={"HOME": str(folder), "PATH": "/usr/bin:/bin"})
        offered = {row.split("\t")[0] for row in done.stdout.splitlines()}
        check(f"fish: {line}", offered == expected, f"{offered} {done.stderr}")


def manual(folder, language):
    os.environ["LC_ALL"] = language
    page = silang("--man")
    os.environ["LC_ALL"] = "C"
    check(f"manual in {language}", (".SH \"NAMA\"" in page) == (language == "id"))
    (folder / "silang.1").write_text(page)
    for command in COMMANDS:
        missing = [option for option in options_of(command) if option.replace("-", "\\-") not in page]
        check(f"manual: options of {command}", not missing, missing)
    if shutil.which("mandoc"):
        done = run("mandoc", "-T", "lint", "-W", "warning", str(folder / "silang.1"))
        check("mandoc -T lint", done.returncode == 0, done.stdout)
    if shutil.which("groff"):
        done = run("groff", "-ww", "-man", "-Tascii", "-z", str(folder / "silang.1"))
        check("groff -ww", done.returncode == 0 and not done.stderr, done.stderr)


def helps():
    for words in [[]] + [command.split() for command in COMMANDS] + [["archive"]]:
        told = silang(*words, "--help")
        check(f"help of {words}", "Examples:\n" in told and "Usage: silang" in told, told)
        wide = [line for line in told.splitlines() if len(line) > 80 and not line.startswith(("  silang", "The options"))]
        check(f"help of {words} in 80 columns", not wide, wide)
    # Every example is understood: it fails for what it names, if at all, and not for how it is written.
    for command in COMMANDS:
        told = silang(*command.split(), "--help")
        for line in re.findall(r"^  (silang [^\n]+)$", told.split("Examples:\n")[1], re.MULTILINE):
            words = re.split(r"[|<>]", line)[0].split()[1:]
            done = run(SILANG, *words, "--no-config", "--print-config")
            check(f"example: {line}", done.returncode == 0, done.stderr)


with tempfile.TemporaryDirectory() as name:
    helps()
    manual(pathlib.Path(name), "C")
    manual(pathlib.Path(name), "id")
    bash(pathlib.Path(name))
    zsh(pathlib.Path(name))
    fish(pathlib.Path(name))
end()
