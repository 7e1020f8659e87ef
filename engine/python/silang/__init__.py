"""Compares what several sources say about the same event, claim by claim. Offline, and the same answer every time.

    report = silang.compare([first_article, second_article, pathlib.Path("third.html")])
    for finding in report.findings:
        print(finding.relation, finding.summary)

A source is an article as `str` (or as `bytes` in UTF-8); a `dict` with its "text" and what is known of it ("id", "title", "publisher", "url",
"published", "language", "path", "media_type"; other keys are left alone); or a path to a file or folder, read as the command `silang` reads
it: text, saved pages, feeds, JSON Lines, WARC, packed with gzip or not. Columns of pandas, Polars and Arrow are taken too.

Offsets (`begin`, `end`) count bytes of the source's text in UTF-8, as in the JSON report; the words themselves are in `text`. What is not
known is None. All functions may be called from any number of threads: they work without the interpreter lock, and Ctrl-C ends them.
"""
from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, Union

if TYPE_CHECKING:
    import datetime

    from . import _engine

__all__ = [
    "Alignment", "Claim", "Error", "Finding", "Passage", "Quantity", "Report", "Side", "Source", "SourceInfo", "Value",
    "align", "claims", "compare", "languages", "read", "schema",
]

Source = Union[str, bytes, Mapping[str, Any], "os.PathLike[str]"]
Relation = Literal["conflict", "differs", "compatible", "agree"]
Severity = Literal["high", "medium", "low"]
Ui = Literal["en", "id"]


class Error(ValueError):
    """A source or an option that cannot be taken; the message names it, the byte and the remedy."""


def _plain(value: Any) -> Any:
    if isinstance(value, _Record):
        return value.to_dict()
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


class _Record:
    """What the structures of a report have in common: they are immutable, and the same as in the JSON report."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The object of the JSON report (`silang schema`): what is None or has nothing in it is left out."""
        values = ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))  # type: ignore[arg-type]
        return {name: _plain(value) for name, value in values if value is not None and value != ()}


_record = dataclasses.dataclass(frozen=True, slots=True)


@_record
class Quantity(_Record):
    """A number with the closed range that the words allow; an end that is None is open."""

    number: float | None
    low: float | None
    high: float | None
    unit: str | None


@_record
class Value(_Record):
    """A value as written, and as `base` in base units; of these only what the kind of claim calls for."""

    number: float | None
    low: float | None
    high: float | None
    unit: str | None
    base: Quantity | None
    qualifier: str | None
    date: str | None
    text: str | None
    polarity: bool | None


@_record
class Passage(_Record):
    """A stretch of one source: a sentence, or a mention within it."""

    source: str
    sentence: int
    begin: int
    end: int
    text: str
    origin: tuple[int, int] | None
    claim: str | None


@_record
class Side(_Record):
    """Mentions that say the same."""

    value: Value | None
    mentions: tuple[Passage, ...]


@_record
class Finding(_Record):
    """How what the sources say stands to each other; the relation holds between the sides."""

    id: str
    was: tuple[str, ...]
    relation: Relation
    kind: str
    reason: str | None
    severity: Severity
    confidence: float
    summary: str
    sides: tuple[Side, ...]
    rule: str
    steps: tuple[str, ...]


@_record
class Claim(_Record):
    """One typed, normalised statement of a source."""

    id: str
    source: str
    sentence: int
    begin: int
    end: int
    text: str
    origin: tuple[int, int] | None
    kind: str
    value: Value | None
    counted: str | None
    predicate: str | None
    subject: str | None
    speaker: str | None
    speaker_span: tuple[int, int] | None
    cue: tuple[int, int] | None
    time: str | None
    place: str | None
    modality: str


@_record
class Alignment(_Record):
    """Two sentences of different sources that speak of the same thing."""

    a: Passage
    b: Passage
    cosine: float


@_record
class SourceInfo(_Record):
    """A source as it was read; `text` is its article, and not part of the JSON report."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str
    bytes: int
    sentences: int
    given_id: str | None
    origin: str | None
    text: str

    def to_dict(self) -> dict[str, Any]:
        told = super(SourceInfo, self).to_dict()
        del told["text"]
        return told


@dataclasses.dataclass(frozen=True, repr=False)
class Report:
    """What a call found. Lists are made when they are first asked for."""

    sources: list[SourceInfo]
    claims: list[Claim]
    alignments: list[Alignment]
    findings: list[Finding]

    _LISTS = ("sources", "claims", "alignments", "findings")

    def __getattr__(self, name: str) -> Any:
        if name not in Report._LISTS or "_native" not in self.__dict__:
            raise AttributeError(f"'Report' object has no attribute {name!r}")
        return self.__dict__.setdefault(name, getattr(self.__dict__["_native"], name)())

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.__dict__["_generator"], *(getattr(self, name) for name in Report._LISTS))

    def __repr__(self) -> str:
        return f"<silang.Report: {len(self.sources)} sources, {len(self.claims)} claims, {len(self.findings)} findings>"

    def to_dict(self) -> dict[str, Any]:
        """The JSON report (`silang schema`) as dicts and lists."""
        lists = {name: [item.to_dict() for item in getattr(self, name)] for name in Report._LISTS}
        return {"schema": "silang.report/1", "generator": self.__dict__["_generator"], **lists}

    def to_json(self) -> str:
        return self._format("json")

    def to_jsonl(self) -> str:
        """One object a line: findings of `compare`, claims of `claims`, alignments of `align`, articles of `read`."""
        return self._format("jsonl")

    def to_text(self, ui: Ui = "en", width: int = 80) -> str:
        """For a person to read."""
        return self._format("text", ui, width)

    def to_html(self, ui: Ui = "en") -> str:
        """A page of its own, with nothing to load; of `compare` alone, as are the forms below."""
        return self._format("html", ui)

    def to_markdown(self, ui: Ui = "en") -> str:
        return self._format("markdown", ui)

    def to_csv(self) -> str:
        return self._format("csv")

    def to_annotations(self) -> str:
        """W3C Web Annotations (JSON-LD)."""
        return self._format("annotations")

    def _format(self, form: str, ui: str = "en", width: int = 80) -> str:
        native = self.__dict__.get("_native")
        if native is None:
            raise Error("a report that was copied or pickled has its data only: make its other forms before, or use to_dict()")
        text: str = native.format(form, ui, width)
        return text

    def _repr_html_(self) -> str | None:
        """For notebooks: the HTML report in a frame that can reach nothing around it."""
        native = self.__dict__.get("_native")
        if native is None or not native.compared():
            return None
        page = native.format("html", "en", 80)
        for character, entity in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
            page = page.replace(character, entity)
        style = "width: 100%; height: 40em; border: 1px solid #8888; border-radius: 4px"
        return f'<iframe title="Silang" sandbox="allow-scripts" style="{style}" srcdoc="{page}"></iframe>'


def _restore(generator: dict[str, Any], *lists: list[Any]) -> Report:
    report = object.__new__(Report)
    report.__dict__.update(zip(Report._LISTS, lists), _generator=generator)
    return report


def compare(
    sources: Source | Iterable[Source],
    language: str | None = None,
    *,
    reference_time: str | datetime.date | None = None,
    threshold: float = 0.2,
    top: int = 0,
    min_confidence: float = 0,
    threads: int = 0,
    timeout: float | None = None,
) -> Report:
    """Compares sources; a single one with itself.

    language: BCP 47 code of all sources; None: detected for each.
    reference_time: the clock of sources without a date; None: none.
    threshold, top: least cosine of an alignment (0.01 to 1), and how many are kept for a sentence (0: all).
    min_confidence: findings below are left out, 0 to 1.
    threads: 0: as many as the machine has; the result does not depend on it.
    timeout: seconds after which it ends with TimeoutError; None: never.

    Raises Error for what cannot be taken, TypeError for what is no source, KeyboardInterrupt on Ctrl-C.
    """
    return _run("compare", sources, language, reference_time, threshold, top, min_confidence, threads, timeout)


def claims(
    sources: Source | Iterable[Source],
    language: str | None = None,
    *,
    reference_time: str | datetime.date | None = None,
    threads: int = 0,
    timeout: float | None = None,
) -> Report:
    """The claims of sources, without comparing them. Options and errors are those of `compare`."""
    return _run("claims", sources, language, reference_time, 0.2, 0, 0, threads, timeout)


def align(
    sources: Source | Iterable[Source],
    language: str | None = None,
    *,
    threshold: float = 0.2,
    top: int = 0,
    threads: int = 0,
    timeout: float | None = None,
) -> Report:
    """The sentences of different sources that speak of the same thing. Options and errors are those of `compare`."""
    return _run("align", sources, language, None, threshold, top, 0, threads, timeout)


def read(
    sources: Source | Iterable[Source], language: str | None = None, *, threads: int = 0, timeout: float | None = None
) -> Report:
    """The sources alone: titles, dates, languages, texts. Options and errors are those of `compare`."""
    return _run("read", sources, language, None, 0.2, 0, 0, threads, timeout)


def languages() -> list[str]:
    """The codes of the languages that there are word lists of."""
    codes: list[str] = _load().languages()
    return codes


def schema() -> str:
    """The JSON Schema of a report."""
    text: str = _load().schema()
    return text


def _load() -> Any:
    """The engine, loaded when it is first used: an import costs little."""
    from . import _engine

    if not _engine.bound():
        _engine.bind(Error, Quantity, Value, Passage, Side, Finding, Claim, Alignment, SourceInfo)
    return _engine


def _run(
    call: str,
    sources: Source | Iterable[Source],
    language: str | None,
    reference_time: str | datetime.date | None,
    threshold: float,
    top: int,
    min_confidence: float,
    threads: int,
    timeout: float | None,
) -> Report:
    import threading

    engine = _load()
    given = engine.Sources()
    for name, source in _each(sources):
        _add(given, name, source)
    clock = _as_text(reference_time) or ""
    on_main = threading.current_thread() is threading.main_thread()
    native = engine.run(
        call, given, language or "", clock, threshold, top, min_confidence, threads, -1.0 if timeout is None else timeout, on_main
    )
    options = {"language": language, "reference-time": clock, "threshold": threshold, "top": top, "min-confidence": min_confidence}
    generator = {"name": "silang", "version": engine.version(), "options": {name: o for name, o in options.items() if o not in ("", None)}}
    report = object.__new__(Report)
    report.__dict__.update(_native=native, _generator=generator)
    return report


def _each(sources: Any) -> Iterator[tuple[str, Any]]:
    """Each source with a name for it."""
    if isinstance(sources, (str, bytes, Mapping, os.PathLike)):
        sources = [sources]
    if hasattr(sources, "columns"):
        raise TypeError(f"{type(sources).__name__} is no source: give one of its columns")
    if hasattr(sources, "to_pylist"):  # Arrow
        sources = sources.to_pylist()
    if hasattr(sources, "items") and hasattr(sources, "index"):  # a pandas Series: rows by their labels
        column = "sources" if sources.name is None else sources.name
        for label, source in sources.items():
            yield f"{column}[{label}]", source
        return
    for number, source in enumerate(sources):
        yield f"sources[{number}]", source


def _add(given: _engine.Sources, name: str, source: Any) -> None:
    if isinstance(source, (str, bytes)):
        given.add(name, source)
    elif isinstance(source, os.PathLike):
        given.add_path(os.fsencode(source))
    elif isinstance(source, Mapping):
        text = source.get("text")
        if not isinstance(text, (str, bytes)):
            raise TypeError(f'{name} has no "text": give the article as str, or as bytes in UTF-8')
        keys = ("id", "title", "publisher", "url", "published", "language", "media_type")
        given.add(_as_text(source.get("path")) or name, text, *(_as_text(source.get(key)) or "" for key in keys))
    else:
        raise TypeError(f"{name} is {type(source).__name__}, which is no source: give text, bytes, a dict with \"text\", or a path")


def _as_text(value: Any) -> str | None:
    """What a field of a dict says: text, a date or a number, a path."""
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return _load().version()
    raise AttributeError(f"module 'silang' has no attribute {name!r}")
