#!/usr/bin/env python3
"""silang as a person meets it: on a terminal, behind a pipe that closes, under Ctrl-C.

    tests/cli/terminal.py SILANG

Exit code: 0 all is well, 1 something is not.
"""
import errno
import os
import pathlib
import pty
import random
import re
import select
import signal
import subprocess
import tempfile
import threading
import time

from checks import SILANG, check, end

WIPE = b"\r\x1b[K"


class Terminal:
    """Runs a command whose standard output, standard error or both are a terminal."""

    def __init__(self, folder, command, out=True, **variables):
        self.master, slave = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", **variables}
        self.process = subprocess.Popen(command, cwd=folder, stdin=slave, stdout=slave if out else subprocess.PIPE, stderr=slave,
                                        env=environment, start_new_session=True, preexec_fn=lambda: self.take(slave))
        os.close(slave)
        self.seen = b""

    @staticmethod
    def take(slave):
        import fcntl, termios
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)  # so that Ctrl-C is a signal to it

    def read(self, seconds=20, until=None):
        end = time.monotonic() + seconds
        while time.monotonic() < end and (until is None or until not in self.seen):
            if not select.select([self.master], [], [], 0.05)[0]:
                continue
            try:
                piece = os.read(self.master, 1 << 16)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                break
            if not piece:
                break
            self.seen += piece
        return self.seen

    def type(self, text):
        os.write(self.master, text)

    def end(self):
        self.read()
        code = self.process.wait(20)
        os.close(self.master)
        return code


TEXT = "Four boats sank off the cape on 3 March 2024, the coast guard said.\n"


def slow_source(folder, seconds):
    """A source that takes its time: a pipe with a name."""
    path = folder / "slow"
    if path.exists():
        path.unlink()
    os.mkfifo(path)

    def write():
        with open(path, "w") as pipe:
            time.sleep(seconds)
            pipe.write(TEXT)

    threading.Thread(target=write, daemon=True).start()
    return path.name


def progress(folder):
    slow = Terminal(folder, [SILANG, "read", slow_source(folder, 2)], out=False)
    out = slow.process.stdout.read()
    check("slow work ends well", slow.end() == 0, slow.seen)
    check("progress is told", b"silang: opening sources, 1 s" in slow.seen, slow.seen)
    check("progress is wiped off", slow.seen.endswith(WIPE), slow.seen)
    check("progress is on standard error", b"silang:" not in out and b"Four boats" in out, out)
    for name, variables in [("dumb", {"TERM": "dumb"}), ("no kind of terminal", {"TERM": ""})]:
        quiet = Terminal(folder, [SILANG, "read", slow_source(folder, 1.5)], out=False, **variables)
        quiet.process.stdout.read()
        check(f"no progress: {name}", quiet.end() == 0 and quiet.seen == b"", quiet.seen)
    quick = Terminal(folder, [SILANG, "read", "a.txt"], out=False)
    quick.process.stdout.read()
    check("no progress of quick work", quick.end() == 0 and quick.seen == b"", quick.seen)
    piped = subprocess.run([SILANG, "read", slow_source(folder, 1.5)], cwd=folder, capture_output=True)
    check("no progress into a pipe", piped.returncode == 0 and piped.stderr == b"", piped.stderr)
    no_color = Terminal(folder, [SILANG, "read", slow_source(folder, 1.5)], out=False, NO_COLOR="1")
    no_color.process.stdout.read()
    no_color.end()
    check("progress without colour", b"\x1b[" not in no_color.seen.replace(WIPE, b"") and WIPE in no_color.seen, no_color.seen)


def typing(folder):
    """A person who types the source is not written over."""
    terminal = Terminal(folder, [SILANG, "read", "-"])
    time.sleep(1.5)
    terminal.type(TEXT.encode() + b"\x04")
    check("typing", terminal.end() == 0 and WIPE not in terminal.seen, terminal.seen)


def colour(folder):
    rows = [("xterm", {}, True), ("NO_COLOR", {"NO_COLOR": "1"}, False), ("NO_COLOR empty", {"NO_COLOR": ""}, True),
            ("dumb", {"TERM": "dumb"}, False)]
    for name, variables, expected in rows:
        terminal = Terminal(folder, [SILANG, "compare", "a.txt", "b.txt"], **variables)
        check(f"exit code: {name}", terminal.end() == 1, terminal.seen)
        check(f"colour: {name}", (b"\x1b[" in terminal.seen) == expected, terminal.seen)
    terminal = Terminal(folder, [SILANG, "compare", "--output=report", "a.txt", "b.txt"])
    terminal.end()
    check("no colour in a file", b"\x1b" not in (folder / "report").read_bytes() and b"**" in (folder / "report").read_bytes())


def closed_pipe(folder):
    for name, options in [("a pipe", {}), ("SIGPIPE ignored", {"preexec_fn": lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
                                                               "restore_signals": False})]:
        for words in (["claims", "big.txt", "--format=json"], ["archive", "add", "pipes", "big.txt"]):
            process = subprocess.Popen([SILANG, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
            process.stdout.close()
            told = process.stderr.read()
            check(f"{words[0]}, {name}: exit code", process.wait() == -signal.SIGPIPE, process.returncode)
            check(f"{words[0]}, {name}: quiet", told == b"", told)
    shell = subprocess.run(["bash", "-c", f"set -o pipefail; '{SILANG}' claims big.txt | head -1"], cwd=folder, capture_output=True)
    check("silang | head -1", shell.returncode == 141 and shell.stdout.count(b"\n") == 1 and shell.stderr == b"", shell)


def interrupt(folder):
    (folder / "report").write_text("as it was")
    terminal = Terminal(folder, ["bash", "-c", f"'{SILANG}' compare --output=report a.txt {slow_source(folder, 30)}; echo code $?"])
    terminal.read(until=b"silang: ")
    terminal.type(b"\x03")
    terminal.end()
    check("Ctrl-C: wiped off", re.search(rb"opening sources, \d+ s(\^C)?\r\x1b\[K", terminal.seen), terminal.seen)
    check("Ctrl-C: the file", (folder / "report").read_text() == "as it was")
    # bash dies with a child that died of Ctrl-C; what a shell calls it is asked for without a terminal.
    script = f"trap : INT; '{SILANG}' read {slow_source(folder, 30)} & sleep 0.5; kill -{{}} $!; wait $!; echo $?"
    for number, code in ((signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        shell = subprocess.run(["bash", "-c", script.format(int(number))], cwd=folder, capture_output=True, text=True)
        check(f"signal {number}", shell.stdout.strip() == str(code), shell)
    process = subprocess.Popen([SILANG, "read", slow_source(folder, 30)], cwd=folder, stderr=subprocess.PIPE)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    check("dies of Ctrl-C, which a shell calls 130", process.wait() == -signal.SIGINT and process.stderr.read() == b"", process.returncode)


def interrupt_writing(folder):
    """Stopped while the file is being written: the old one is there, and nothing beside it."""
    before, caught = set(os.listdir(folder)) | {"out.json"}, 0
    for _ in range(12):
        (folder / "out.json").write_text("as it was")
        process = subprocess.Popen([SILANG, "claims", "big.txt", "--format=json", "--output=out.json"], cwd=folder, stderr=subprocess.PIPE)
        while process.poll() is None:
            if set(os.listdir(folder)) - before:
                process.send_signal(signal.SIGINT)
                break
            time.sleep(0.0005)
        code = process.wait()
        content = (folder / "out.json").read_text()
        check("interrupted writing: nothing is left beside", set(os.listdir(folder)) == before, set(os.listdir(folder)) - before)
        if code == -signal.SIGINT:
            caught += 1
            check("interrupted writing: old or new", content == "as it was" or content.endswith("\n}\n"), content[-80:])
        else:
            check("not interrupted", code == 0 and content != "as it was", code)
    print(f"interrupted while writing {caught} times of 12")


def interrupt_archive(folder):
    chance = random.Random(6)
    words = lambda: " ".join(f"w{int(chance.paretovariate(0.6)) % 5000}" for _ in range(12))
    (folder / "many.tsv").write_text("".join(f"s{number // 20}\tnumber{number} {words()}\n" for number in range(80000)))
    add = [SILANG, "archive", "add", "desk", "--language=und", "--tsv", "many.tsv"]
    interrupted = 0
    for trial in range(6):
        process = subprocess.Popen(add, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(0.03 * (trial + 1))
        process.send_signal(signal.SIGINT)
        interrupted += process.wait() == -signal.SIGINT
        check("interrupted adding is quiet", process.stderr.read() == b"")
    check("adding is interrupted", interrupted > 0)
    done = subprocess.run(add, cwd=folder, capture_output=True, text=True)
    check("adding goes on", done.returncode == 0 and "stored: 80000 sentences of 4000 sources" in done.stdout, done)
    whole = subprocess.run([SILANG, "archive", "check", "desk"], cwd=folder, capture_output=True, text=True)
    check("the archive is whole", whole.returncode == 0, whole.stderr)


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    (here / "a.txt").write_text(TEXT)
    (here / "b.txt").write_text(TEXT.replace("Four", "Six"))
    (here / "big.txt").write_text("".join(TEXT.replace("Four", str(number)) for number in range(2, 12000)))
    for part in (progress, typing, colour, closed_pipe, interrupt, interrupt_writing, interrupt_archive):
        part(here)
end()
