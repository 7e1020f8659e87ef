// A report as structs: views of what the report holds.
#include <limits>
#include <optional>
#include <string>

#include "c/handles.h"

namespace silang::c {
namespace {

// The element of that number; null, and an error, where there is none.
template <typename Item>
const Item* At(const std::vector<Item>& items, size_t i, const char* what, silang_error** error) {
  if (i < items.size()) return &items[i];
  const std::string message =
      std::string("no ") + what + " " + std::to_string(i) + ": there are " + std::to_string(items.size()) + ", counted from 0";
  SetError(error, SILANG_INVALID, message);
  return nullptr;
}

const Finding* FindingAt(const silang_report* report, size_t finding) {
  return report != nullptr && finding < report->report.findings.size() ? &report->report.findings[finding] : nullptr;
}

const Side* SideAt(const silang_report* report, size_t finding, size_t side) {
  const Finding* at = FindingAt(report, finding);
  return at != nullptr && side < at->sides.size() ? &at->sides[side] : nullptr;
}

const char* TextAt(const std::vector<std::string>& texts, size_t i) { return i < texts.size() ? texts[i].c_str() : nullptr; }

// Names are literals, which end in a NUL.
template <typename Kind>
const char* NameOf(Kind kind) {
  return Name(kind).data();
}

double NumberOr(const std::optional<double>& number) { return number.value_or(std::numeric_limits<double>::quiet_NaN()); }

void Fill(const Passage& passage, silang_passage* out) {
  silang_passage known{};
  known.source = passage.source.c_str();
  known.sentence = passage.sentence;
  known.begin = passage.span.begin;
  known.end = passage.span.end;
  known.text = passage.text.c_str();
  known.text_size = passage.text.size();
  known.claim = passage.claim.c_str();
  ToCaller(known, out);
}

void Fill(const Value& value, silang_value* out) {
  static const Quantity kNone;
  const Quantity& written = value.quantity ? *value.quantity : kNone;
  const Quantity& base = value.base ? *value.base : kNone;
  silang_value known{};
  known.number = NumberOr(written.number);
  known.low = NumberOr(written.low);
  known.high = NumberOr(written.high);
  known.unit = written.unit.c_str();
  known.base_number = NumberOr(base.number);
  known.base_low = NumberOr(base.low);
  known.base_high = NumberOr(base.high);
  known.base_unit = base.unit.c_str();
  known.qualifier = value.qualifier ? NameOf(*value.qualifier) : "";
  known.date = value.date ? value.date->c_str() : "";
  known.text = value.text ? value.text->c_str() : "";
  known.polarity = !value.polarity ? -1 : *value.polarity ? 1 : 0;
  ToCaller(known, out);
}

void Fill(const SourceInfo& source, silang_source_info* out) {
  silang_source_info known{};
  known.id = source.id.c_str();
  known.path = source.path.c_str();
  known.title = source.title.c_str();
  known.publisher = source.publisher.c_str();
  known.url = source.url.c_str();
  known.published = source.published.c_str();
  known.language = source.language.c_str();
  known.given_id = source.given_id.c_str();
  known.origin = source.origin.c_str();
  known.text = source.text.c_str();
  known.text_size = source.text.size();
  known.sentences = source.sentences;
  ToCaller(known, out);
}

void Fill(const Claim& claim, silang_claim* out) {
  silang_claim known{};
  known.id = claim.id.c_str();
  known.kind = NameOf(claim.kind);
  known.counted = claim.counted.c_str();
  known.predicate = claim.predicate.c_str();
  known.subject = claim.subject.c_str();
  known.speaker = claim.speaker.c_str();
  known.time = claim.time.c_str();
  known.place = claim.place.c_str();
  known.modality = NameOf(claim.modality);
  ToCaller(known, out);
}

void Fill(const Finding& finding, silang_finding* out) {
  silang_finding known{};
  known.id = finding.id.c_str();
  known.relation = static_cast<int32_t>(finding.relation);
  known.relation_name = NameOf(finding.relation);
  known.kind = NameOf(finding.kind);
  known.severity = NameOf(finding.severity);
  known.reason = finding.reason.c_str();
  known.summary = finding.summary.c_str();
  known.rule = finding.rule.c_str();
  known.confidence = finding.confidence;
  known.side_count = finding.sides.size();
  known.step_count = finding.steps.size();
  known.was_count = finding.was.size();
  ToCaller(known, out);
}

// Has fill() fill in `out`, unless one of them is NULL; fill() says whether there was something to fill in with.
template <typename Out, typename FillIn>
silang_status Filled(const silang_report* report, Out* out, silang_error** error, const FillIn& fill) {
  return Guarded(error, SILANG_FAILED, [&] {
    if (report == nullptr || out == nullptr) {
      SetError(error, SILANG_INVALID, report == nullptr ? "report is NULL; give one" : "there is no struct to fill in; give one");
      return SILANG_FAILED;
    }
    if constexpr (requires { out->size; }) {
      if (!IsSized(*out, error)) return SILANG_FAILED;
    }
    return fill(report->report) ? SILANG_OK : SILANG_FAILED;
  });
}

// The claim, side or whatever of that number, from which `out` is filled in.
template <typename Item, typename Out>
bool FillFrom(const Item* item, Out* out) {
  if (item != nullptr) Fill(*item, out);
  return item != nullptr;
}

}  // namespace
}  // namespace silang::c

using namespace silang::c;  // NOLINT(google-build-using-namespace): this file is the other half of it
using silang::Report;

size_t silang_report_source_count(const silang_report* report) { return report != nullptr ? report->report.sources.size() : 0; }
size_t silang_report_claim_count(const silang_report* report) { return report != nullptr ? report->report.claims.size() : 0; }
size_t silang_report_alignment_count(const silang_report* report) {
  return report != nullptr ? report->report.alignments.size() : 0;
}
size_t silang_report_finding_count(const silang_report* report) { return report != nullptr ? report->report.findings.size() : 0; }

silang_status silang_report_source(const silang_report* report, size_t source, silang_source_info* out, silang_error** error) {
  return Filled(report, out, error, [&](const Report& r) { return FillFrom(At(r.sources, source, "source", error), out); });
}

silang_status silang_report_claim(const silang_report* report, size_t claim, silang_claim* out, silang_error** error) {
  return Filled(report, out, error, [&](const Report& r) { return FillFrom(At(r.claims, claim, "claim", error), out); });
}

silang_status silang_report_claim_passage(const silang_report* report, size_t claim, silang_passage* out, silang_error** error) {
  return Filled(report, out, error, [&](const Report& r) {
    const silang::Claim* at = At(r.claims, claim, "claim", error);
    return FillFrom(at != nullptr ? &at->passage : nullptr, out);
  });
}

silang_status silang_report_claim_value(const silang_report* report, size_t claim, silang_value* out, silang_error** error) {
  return Filled(report, out, error, [&](const Report& r) {
    const silang::Claim* at = At(r.claims, claim, "claim", error);
    return FillFrom(at != nullptr ? &at->value : nullptr, out);
  });
}

silang_status silang_report_alignment(const silang_report* report, size_t alignment, silang_passage* a, silang_passage* b,
                                      double* cosine, silang_error** error) {
  return Filled(report, report, error, [&](const Report& r) {
    const silang::Alignment* at = At(r.alignments, alignment, "alignment", error);
    if (at == nullptr || (a != nullptr && !IsSized(*a, error)) || (b != nullptr && !IsSized(*b, error))) return false;
    if (a != nullptr) Fill(at->a, a);
    if (b != nullptr) Fill(at->b, b);
    if (cosine != nullptr) *cosine = at->cosine;
    return true;
  });
}

silang_status silang_report_finding(const silang_report* report, size_t finding, silang_finding* out, silang_error** error) {
  return Filled(report, out, error, [&](const Report& r) { return FillFrom(At(r.findings, finding, "finding", error), out); });
}

const char* silang_report_step(const silang_report* report, size_t finding, size_t step) {
  const silang::Finding* at = FindingAt(report, finding);
  return at != nullptr ? TextAt(at->steps, step) : nullptr;
}

const char* silang_report_was(const silang_report* report, size_t finding, size_t was) {
  const silang::Finding* at = FindingAt(report, finding);
  return at != nullptr ? TextAt(at->was, was) : nullptr;
}

size_t silang_report_mention_count(const silang_report* report, size_t finding, size_t side) {
  const silang::Side* at = SideAt(report, finding, side);
  return at != nullptr ? at->mentions.size() : 0;
}

silang_status silang_report_side_value(const silang_report* report, size_t finding, size_t side, silang_value* out,
                                       silang_error** error) {
  return Filled(report, out, error, [&](const Report& r) {
    const silang::Finding* at = At(r.findings, finding, "finding", error);
    const silang::Side* its = at != nullptr ? At(at->sides, side, "side", error) : nullptr;
    return FillFrom(its != nullptr ? &its->value : nullptr, out);
  });
}

silang_status silang_report_mention(const silang_report* report, size_t finding, size_t side, size_t mention, silang_passage* out,
                                    silang_error** error) {
  return Filled(report, out, error, [&](const Report& r) {
    const silang::Finding* at = At(r.findings, finding, "finding", error);
    const silang::Side* its = at != nullptr ? At(at->sides, side, "side", error) : nullptr;
    return FillFrom(its != nullptr ? At(its->mentions, mention, "mention", error) : nullptr, out);
  });
}
