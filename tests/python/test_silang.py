"""The Python package as it is installed: what it takes, what it gives, how it fails, threads, Ctrl-C. Run by tests/python/run.

What needs pandas, Polars, pyarrow or numpy is left out where they are not there.
"""
import contextlib
import copy
import dataclasses
import datetime
import gzip
import importlib.util
import json
import os
import pathlib
import pickle
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import silang

ROOT = pathlib.Path(__file__).resolve().parents[2]
MORNING = "Flood in Demak\n\nThe flood killed 12 people in Demak on Monday."
EVENING = "Demak under water\n\nThe flood killed 17 people in Demak on Monday."
BEIJING = sorted((ROOT / "fixtures/beijing").glob("*.txt"))


def has(module):
    return importlib.util.find_spec(module) is not None


def conflicts(report):
    return sorted(sorted(mention.text for side in f.sides for mention in side.mentions) for f in report.findings if f.relation == "conflict")


TWO = [["12 people", "17 people"]]


@contextlib.contextmanager
def folder(**files):
    with tempfile.TemporaryDirectory() as name:
        for file, content in files.items():
            (pathlib.Path(name) / file.replace("_", ".")).write_bytes(content if isinstance(content, bytes) else content.encode())
        yield pathlib.Path(name)


def long_articles(count=24, sentences=1500):
    """Articles that take far longer to compare than any test waits."""
    words = [line for path in BEIJING for line in path.read_text().splitlines() if line]
    pick = random.Random(7)
    return [" ".join(f"{pick.choice(words)} Ada {pick.randrange(9999)} orang." for _ in range(sentences)) for _ in range(count)]


class Sources(unittest.TestCase):
    def test_what_can_be_compared(self):
        with folder(m_txt=MORNING, e_html=f"<html><title>x</title><body><h1>Demak under water</h1><p>{EVENING[19:]}</p></body></html>") as f, \
                folder(two_jsonl="".join(json.dumps({"text": text}) + "\n" for text in (MORNING, EVENING))) as lines, \
                folder(a_txt_gz=gzip.compress(MORNING.encode()), b_txt=EVENING) as packed:
            rows = [
                ("str", [MORNING, EVENING]),
                ("a tuple", (MORNING, EVENING)),
                ("a generator", (text for text in (MORNING, EVENING))),
                ("bytes", [MORNING.encode(), EVENING.encode()]),
                ("dicts", [{"text": MORNING}, {"id": "e", "text": EVENING, "score": 3}]),
                ("a dict of bytes", [{"text": MORNING.encode()}, EVENING]),
                ("a page in a dict", [MORNING, {"text": f"<p>{EVENING[19:]}</p>", "media_type": "text/html"}]),
                ("text and a path", [MORNING, f / "e.html"]),
                ("a folder", f),
                ("a folder in a list", [f]),
                ("JSON Lines", lines / "two.jsonl"),
                ("packed", packed),
            ]
            for name, sources in rows:
                with self.subTest(name):
                    self.assertEqual(conflicts(silang.compare(sources)), TWO)

    @unittest.skipUnless(has("pandas"), "pandas is not here")
    def test_a_column_of_pandas(self):
        import pandas

        frame = pandas.DataFrame({"text": [MORNING, EVENING]}, index=["m", "e"])
        report = silang.compare(frame["text"])
        self.assertEqual(conflicts(report), TWO)
        self.assertEqual([source.path for source in report.sources], ["text[m]", "text[e]"])
        self.assertEqual(conflicts(silang.compare(frame["text"].astype("string"))), TWO)
        with self.assertRaisesRegex(TypeError, "DataFrame is no source: give one of its columns"):
            silang.compare(frame)
        with self.assertRaisesRegex(TypeError, r"text\[e\] is float"):
            silang.compare(pandas.Series([MORNING, float("nan")], index=["m", "e"], name="text"))

    @unittest.skipUnless(has("polars"), "Polars is not here")
    def test_a_column_of_polars(self):
        import polars

        frame = polars.DataFrame({"text": [MORNING, EVENING]})
        self.assertEqual(conflicts(silang.compare(frame["text"])), TWO)
        with self.assertRaisesRegex(TypeError, "DataFrame is no source"):
            silang.compare(frame)

    @unittest.skipUnless(has("pyarrow"), "pyarrow is not here")
    def test_a_column_of_arrow(self):
        import pyarrow

        table = pyarrow.table({"text": [MORNING, EVENING]})
        for name, column in (("chunked", table["text"]), ("array", table["text"].combine_chunks())):
            with self.subTest(name):
                self.assertEqual(conflicts(silang.compare(column)), TWO)
        with self.assertRaisesRegex(TypeError, r"sources\[1\] is NoneType"):
            silang.compare(pyarrow.array([MORNING, None]))

    def test_what_is_known_of_a_source(self):
        report = silang.compare([
            {"text": MORNING, "id": "m", "title": "In the morning", "publisher": "Warta", "url": "https://example.org/m",
             "published": datetime.date(2024, 3, 14), "language": "en", "path": pathlib.Path("desk/m.txt")},
            EVENING,
        ])
        told = report.sources[0]
        self.assertEqual(
            (told.given_id, told.title, told.publisher, told.url, told.published, told.language, told.path),
            ("m", "In the morning", "Warta", "https://example.org/m", "2024-03-14", "en", "desk/m.txt"))
        self.assertEqual((report.sources[1].path, report.sources[1].publisher), ("sources[1]", None))
        self.assertTrue(told.text.startswith("Flood in Demak"))

    def test_what_is_no_source(self):
        for name, sources, message in [
            ("a number", [MORNING, 3], r"sources\[1\] is int, which is no source"),
            ("None", [None], r"sources\[0\] is NoneType"),
            ("a dict without text", [{"title": "x"}], r'sources\[0\] has no "text"'),
            ("not iterable", 3, "not iterable"),
        ]:
            with self.subTest(name), self.assertRaisesRegex(TypeError, message):
                silang.compare(sources)

    def test_what_cannot_be_read(self):
        for name, sources, options, message in [
            ("nothing", [], {}, "no sources"),
            ("no file", pathlib.Path("/no/such/file"), {}, "/no/such/file: no such file or folder; check the name"),
            ("not UTF-8", [b"caf\xe9"], {}, r"sources\[0\]: byte 3: not UTF-8"),
            ("binary", ["a\0b"], {}, "a NUL byte"),
            ("empty", ["  "], {}, "empty"),
            ("a NUL in a path", pathlib.Path("a\0b"), {}, "a NUL byte in a file name"),
            ("threshold", [MORNING], {"threshold": 7}, "the threshold is 7"),
            ("threshold not a number", [MORNING], {"threshold": float("nan")}, "the threshold is nan"),
            ("time", [MORNING], {"reference_time": "soon"}, "the reference time 'soon' is no date"),
            ("one id twice", [{"id": "a", "text": MORNING}, {"id": "a", "text": EVENING}], {}, "is also that of"),
        ]:
            with self.subTest(name), self.assertRaisesRegex(silang.Error, message):
                silang.compare(sources, **options)
        with self.assertRaises(UnicodeEncodeError):
            silang.compare(["\ud800"])
        with self.assertRaisesRegex(TypeError, "unexpected keyword"):
            silang.compare([MORNING], treshold=0.5)
        self.assertTrue(issubclass(silang.Error, ValueError))


class Reports(unittest.TestCase):
    def test_it_is_the_report_of_the_command(self):
        report = silang.compare(BEIJING)
        told = json.loads(report.to_json())
        self.assertEqual(report.to_dict(), told)
        for name in ("sources", "claims", "alignments", "findings"):
            items = getattr(report, name)
            self.assertEqual([item.to_dict() for item in items], told[name], name)
            self.assertGreater(len(items), 1, name)
            self.assertIs(getattr(report, name), items, "a list is made once")

    def test_pages_have_origins(self):
        report = silang.compare(sorted((ROOT / "fixtures/pages").glob("*.html"))[:3])
        self.assertEqual(report.to_dict(), json.loads(report.to_json()))
        self.assertTrue(any(claim.origin for claim in report.claims))

    def test_options_are_told(self):
        report = silang.compare([MORNING, EVENING], "en", reference_time=datetime.datetime(2024, 3, 14, 12, 30), threshold=0.5, top=2,
                                min_confidence=0.25, threads=1)
        self.assertEqual(report.to_dict()["generator"], json.loads(report.to_json())["generator"])

    def test_records(self):
        report = silang.compare([MORNING, EVENING])
        finding = next(f for f in report.findings if f.relation == "conflict")
        self.assertEqual((finding.kind, finding.severity, len(finding.sides)), ("count", "high", 2))
        self.assertEqual({side.value.number for side in finding.sides}, {12.0, 17.0})
        mention = finding.sides[0].mentions[0]
        self.assertEqual(report.sources[0].text.encode()[mention.begin:mention.end].decode(), mention.text)
        for record in (report, finding, mention, report.claims[0], report.alignments[0], report.sources[0]):
            self.assertTrue(dataclasses.is_dataclass(record))
            with self.assertRaises(dataclasses.FrozenInstanceError):
                setattr(record, dataclasses.fields(record)[0].name, "x")
        self.assertEqual(finding, copy.deepcopy(finding))
        self.assertEqual(hash(mention), hash(copy.copy(mention)))
        self.assertEqual(dataclasses.replace(finding, id="x").id, "x")
        self.assertIn("12 people", repr(finding))
        self.assertRegex(repr(report), r"^<silang.Report: 2 sources, \d+ claims, \d+ findings>$")
        with self.assertRaises(AttributeError):
            report.conclusions

    def test_every_form(self):
        report = silang.compare([MORNING, EVENING])
        self.assertIn("CONFLICTS", report.to_text())
        self.assertIn("BERTENTANGAN", report.to_text("id"))
        self.assertLessEqual(max(map(len, report.to_text(width=60).splitlines())), 60)
        self.assertTrue(report.to_html().startswith("<!doctype html>"))
        self.assertIn("|", report.to_markdown())
        self.assertEqual(len(report.to_jsonl().splitlines()), len(report.findings))
        self.assertIn("TextQuoteSelector", report.to_annotations())
        self.assertIn("12 people", report.to_csv())
        self.assertIn("silang.report/1", silang.schema())
        self.assertIn("id", silang.languages())
        for ui, width in (("xx", 80), ("en", 3)):
            with self.assertRaises(silang.Error):
                report.to_text(ui, width)

    def test_claims_align_and_read(self):
        for call, lists in ((silang.claims, ("claims",)), (silang.align, ("alignments",)), (silang.read, ())):
            with self.subTest(call.__name__):
                report = call([MORNING, EVENING])
                self.assertEqual(len(report.sources), 2)
                for name in ("claims", "alignments", "findings"):
                    self.assertEqual(bool(getattr(report, name)), name in lists, name)
                self.assertTrue(report.to_text() and report.to_jsonl() and report.to_json())
                with self.assertRaisesRegex(silang.Error, "only a comparison"):
                    report.to_html()
                self.assertIsNone(report._repr_html_())

    def test_a_notebook_shows_it_in_a_frame_that_article_text_cannot_leave(self):
        evil = '"></iframe><script>alert(1)</script>\'&lt;img src=x onerror=alert(1)>'
        report = silang.compare([f"{evil}\n\n{MORNING}", EVENING])
        shown = report._repr_html_()
        self.assertRegex(shown, r'^<iframe title="Silang" sandbox="allow-scripts" style="[^"<>]*" srcdoc="[^"<>]*"></iframe>$')

    def test_pickled_and_copied(self):
        report = silang.compare([MORNING, EVENING])
        for again in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):
            self.assertEqual(again.to_dict(), report.to_dict())
            self.assertEqual(again, report)
            with self.assertRaisesRegex(silang.Error, "copied or pickled"):
                again.to_html()
            self.assertIsNone(again._repr_html_())

    def test_a_report_outlives_its_call(self):
        findings = silang.compare([MORNING, EVENING]).findings
        self.assertEqual({side.value.number for side in findings[0].sides}, {12.0, 17.0})


class Threads(unittest.TestCase):
    def test_many_threads_same_answers(self):
        expected = silang.compare(BEIJING).to_json()
        answers = []
        threads = [threading.Thread(target=lambda: answers.extend(silang.compare(BEIJING).to_json() for _ in range(3))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [expected] * 12)

    def test_other_threads_go_on_meanwhile(self):
        articles, counted = long_articles(4, 400), 0
        worker = threading.Thread(target=lambda: silang.compare(articles, threads=1))
        worker.start()
        while worker.is_alive():
            counted += 1
            time.sleep(0.001)
        worker.join()
        self.assertGreater(counted, 20)

    def test_timeout(self):
        articles = long_articles()
        for timeout in (0, 0.2):
            with self.assertRaisesRegex(TimeoutError, "not done within its timeout"):
                silang.compare(articles, timeout=timeout)
        self.assertEqual(conflicts(silang.compare([MORNING, EVENING], timeout=float("inf"))), TWO)
        self.assertEqual(conflicts(silang.compare([MORNING, EVENING], timeout=3600)), TWO)

    def test_timeout_in_another_thread(self):
        raised = []

        def run():
            try:
                silang.compare(long_articles(), timeout=0.1)
            except TimeoutError as error:
                raised.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
        self.assertEqual(len(raised), 1)

    def test_interrupt(self):
        articles = long_articles()
        # What a shell starts behind the scenes is started deaf to it.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
        with self.assertRaises(KeyboardInterrupt):
            silang.compare(articles)
        self.assertEqual(conflicts(silang.compare([MORNING, EVENING])), TWO)

    def test_a_handler_that_raises_nothing_ends_nothing(self):
        seen = []
        before = signal.signal(signal.SIGALRM, lambda *_: seen.append(1))
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            self.assertTrue(silang.compare(long_articles(3, 300)).findings)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        self.assertEqual(seen, [1])


class Package(unittest.TestCase):
    def test_an_import_loads_no_engine(self):
        code = "import sys, silang; print(sorted(m for m in sys.modules if m in ('silang._engine', 'numpy', 'pandas', 'pyarrow', 'json')))"
        out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
        self.assertEqual(out.strip(), "[]")

    def test_it_is_typed(self):
        self.assertTrue((pathlib.Path(silang.__file__).parent / "py.typed").is_file())
        self.assertTrue((pathlib.Path(silang.__file__).parent / "_engine.pyi").is_file())

    def test_version(self):
        self.assertRegex(silang.__version__, r"^\d+\.\d+\.\d+$")

    def test_no_memory_is_lost(self):
        import resource

        report = None
        for i in range(60):
            report = silang.compare(BEIJING)
            report.findings, report.claims, report.alignments
            if i == 20:
                before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.assertLess(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 8 << 10)  # KiB


if __name__ == "__main__":
    unittest.main(verbosity=1)
