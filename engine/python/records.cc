#include "python/records.h"

#include <structmember.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace silang::python {
namespace {

namespace nb = nanobind;

// A dataclass, and where in an instance each of its fields is (__slots__).
struct Record {
  PyTypeObject* type = nullptr;
  std::vector<Py_ssize_t> fields;
};

// Held until the process ends, as its modules are.
struct Records {
  Record quantity, value, passage, side, finding, claim, alignment, source;
};
Records& TheRecords() {
  static Records records;
  return records;
}

nb::object Checked(PyObject* made) {
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

// An instance with its fields in their order. REQUIRES: as many values as the class has fields.
template <size_t kFields>
nb::object Make(const Record& record, std::array<nb::object, kFields> values) {
  nb::object made = Checked(record.type->tp_alloc(record.type, 0));  // all of its fields null
  char* const fields = reinterpret_cast<char*>(made.ptr());
  for (size_t i = 0; i < kFields; ++i) *reinterpret_cast<PyObject**>(fields + record.fields[i]) = values[i].release().ptr();
  return made;
}

nb::object TextOrNone(const std::string& text) { return text.empty() ? nb::none() : Text(text); }
nb::object TextOrNone(const std::optional<std::string>& text) { return text ? Text(*text) : nb::none(); }
nb::object Number(double number) { return Checked(PyFloat_FromDouble(number)); }
nb::object Number(uint64_t number) { return Checked(PyLong_FromUnsignedLongLong(number)); }
nb::object NumberOrNone(const std::optional<double>& number) {
  return number && std::isfinite(*number) ? Number(*number) : nb::none();
}
// As the JSON report rounds.
nb::object Rounded(double number, double scale) { return Number(std::isfinite(number) ? std::round(number * scale) / scale : 0); }

nb::object SpanOrNone(const std::optional<Span>& span) {
  return span ? nb::make_tuple(Number(uint64_t{span->begin}), Number(uint64_t{span->end})) : nb::none();
}

// The name of one of a few, made once for all.
template <typename Kind>
nb::object NameOf(Kind kind) {
  const std::string_view name = Name(kind);
  return Checked(PyUnicode_InternFromString(name.data()));
}

template <typename Items, typename MakeOne>
nb::object Tuple(const Items& items, const MakeOne& make) {
  nb::object tuple = Checked(PyTuple_New(static_cast<Py_ssize_t>(items.size())));
  for (size_t i = 0; i < items.size(); ++i)
    PyTuple_SET_ITEM(tuple.ptr(), static_cast<Py_ssize_t>(i), make(items[i]).release().ptr());
  return tuple;
}

template <typename Items, typename MakeOne>
nb::list List(const Items& items, const MakeOne& make) {
  nb::object list = Checked(PyList_New(static_cast<Py_ssize_t>(items.size())));
  for (size_t i = 0; i < items.size(); ++i)
    PyList_SET_ITEM(list.ptr(), static_cast<Py_ssize_t>(i), make(items[i]).release().ptr());
  return nb::cast<nb::list>(list);
}

nb::object MakeValueOrNone(const Value& value) {
  if (value == Value()) return nb::none();
  static const Quantity kNone;
  const Quantity& written = value.quantity ? *value.quantity : kNone;
  nb::object base = nb::none();
  if (value.base) {
    base = Make<4>(TheRecords().quantity, {NumberOrNone(value.base->number), NumberOrNone(value.base->low),
                                           NumberOrNone(value.base->high), TextOrNone(value.base->unit)});
  }
  return Make<9>(TheRecords().value,
                 {NumberOrNone(written.number), NumberOrNone(written.low), NumberOrNone(written.high), TextOrNone(written.unit),
                  base, value.qualifier ? NameOf(*value.qualifier) : nb::none(), TextOrNone(value.date), TextOrNone(value.text),
                  value.polarity ? nb::object(nb::bool_(*value.polarity)) : nb::none()});
}

nb::object MakePassage(const Passage& passage) {
  return Make<7>(TheRecords().passage,
                 {Text(passage.source), Number(uint64_t{passage.sentence}), Number(uint64_t{passage.span.begin}),
                  Number(uint64_t{passage.span.end}), Text(passage.text), SpanOrNone(passage.origin), TextOrNone(passage.claim)});
}

nb::object MakeSide(const Side& side) {
  return Make<2>(TheRecords().side, {MakeValueOrNone(side.value), Tuple(side.mentions, MakePassage)});
}

nb::object MakeFinding(const Finding& finding) {
  const auto text = [](const std::string& line) { return Text(line); };
  return Make<11>(TheRecords().finding,
                  {Text(finding.id), Tuple(finding.was, text), NameOf(finding.relation), NameOf(finding.kind),
                   TextOrNone(finding.reason), NameOf(finding.severity), Rounded(finding.confidence, 1e3), Text(finding.summary),
                   Tuple(finding.sides, MakeSide), Text(finding.rule), Tuple(finding.steps, text)});
}

nb::object MakeClaim(const Claim& claim) {
  const Passage& passage = claim.passage;
  return Make<18>(TheRecords().claim,
                  {Text(claim.id), Text(passage.source), Number(uint64_t{passage.sentence}), Number(uint64_t{passage.span.begin}),
                   Number(uint64_t{passage.span.end}), Text(passage.text), SpanOrNone(passage.origin), NameOf(claim.kind),
                   MakeValueOrNone(claim.value), TextOrNone(claim.counted), TextOrNone(claim.predicate),
                   TextOrNone(claim.subject), TextOrNone(claim.speaker), SpanOrNone(claim.speaker_span), SpanOrNone(claim.cue),
                   TextOrNone(claim.time), TextOrNone(claim.place), NameOf(claim.modality)});
}

nb::object MakeAlignment(const Alignment& alignment) {
  return Make<3>(TheRecords().alignment, {MakePassage(alignment.a), MakePassage(alignment.b), Rounded(alignment.cosine, 1e6)});
}

nb::object MakeSource(const SourceInfo& source) {
  return Make<12>(TheRecords().source,
                  {Text(source.id), Text(source.path), TextOrNone(source.title), TextOrNone(source.publisher),
                   TextOrNone(source.url), TextOrNone(source.published), Text(source.language.empty() ? "und" : source.language),
                   Number(uint64_t{source.text.size()}), Number(uint64_t{source.sentences}), TextOrNone(source.given_id),
                   TextOrNone(source.origin), Text(source.text)});
}

Record Bind(nb::handle type, size_t fields) {
  Record record;
  record.type = reinterpret_cast<PyTypeObject*>(type.inc_ref().ptr());
  for (nb::handle name : nb::borrow<nb::dict>(type.attr("__dataclass_fields__")).keys()) {
    const nb::object field = type.attr(name);
    if (!PyObject_TypeCheck(field.ptr(), &PyMemberDescr_Type)) break;
    const PyMemberDef& member = *reinterpret_cast<PyMemberDescrObject*>(field.ptr())->d_member;
    if (member.type != T_OBJECT_EX) break;
    record.fields.push_back(member.offset);
  }
  if (record.fields.size() != fields) throw nb::type_error("the classes of silang/__init__.py are not those of its binary part");
  return record;
}

}  // namespace

void BindRecords(nb::args types) {
  if (types.size() != 9) throw nb::type_error("nine classes are expected");
  TheRecords() = {Bind(types[1], 4),  Bind(types[2], 9),  Bind(types[3], 7), Bind(types[4], 2),
                  Bind(types[5], 11), Bind(types[6], 18), Bind(types[7], 3), Bind(types[8], 12)};
}

nb::object Text(std::string_view text) {
  return Checked(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogateescape"));
}

nb::list SourceList(const Report& report) { return List(report.sources, MakeSource); }
nb::list ClaimList(const Report& report) { return List(report.claims, MakeClaim); }
nb::list AlignmentList(const Report& report) { return List(report.alignments, MakeAlignment); }
nb::list FindingList(const Report& report) { return List(report.findings, MakeFinding); }

}  // namespace silang::python
