// The report as JSON: field for field what report.schema.json says, in its order.
#include <charconv>
#include <cmath>

#include "json/json.h"
#include "silang/engine.h"

namespace silang {
namespace {

using json::Layout;
using json::Writer;

// Rounded so that the last bits of a sum do not reach the reader: 0.8300000000000001 -> 0.83.
double Rounded(double value, double scale) { return std::isfinite(value) ? std::round(value * scale) / scale : 0; }

void WriteIfAny(std::string_view key, const std::string& text, Writer* writer) {
  if (!text.empty()) writer->Member(key, text);
}

void WriteIfFinite(std::string_view key, const std::optional<double>& number, Writer* writer) {
  if (number.has_value() && std::isfinite(*number)) writer->Member(key, *number);
}

void WriteSpan(std::string_view key, const Span& span, Writer* writer) {
  writer->Key(key);
  writer->BeginArray();
  writer->Integer(span.begin);
  writer->Integer(span.end);
  writer->EndArray();
}

void WriteQuantity(const Quantity& quantity, Writer* writer) {
  WriteIfFinite("number", quantity.number, writer);
  WriteIfFinite("low", quantity.low, writer);
  WriteIfFinite("high", quantity.high, writer);
  WriteIfAny("unit", quantity.unit, writer);
}

void WriteValueIfAny(const Value& value, Writer* writer) {
  if (value == Value()) return;
  writer->Key("value");
  writer->BeginObject();
  if (value.quantity.has_value()) WriteQuantity(*value.quantity, writer);
  if (value.base.has_value()) {
    writer->Key("base");
    writer->BeginObject();
    WriteQuantity(*value.base, writer);
    writer->EndObject();
  }
  if (value.qualifier.has_value()) writer->Member("qualifier", Name(*value.qualifier));
  if (value.date.has_value()) writer->Member("date", *value.date);
  if (value.text.has_value()) writer->Member("text", *value.text);
  if (value.polarity.has_value()) writer->Member("polarity", *value.polarity);
  writer->EndObject();
}

// The members of a passage, within an object that is open.
void WritePassage(const Passage& passage, Writer* writer) {
  writer->Member("source", passage.source);
  writer->Member("sentence", passage.sentence);
  writer->Member("begin", passage.span.begin);
  writer->Member("end", passage.span.end);
  writer->Member("text", passage.text);
  if (passage.origin.has_value()) WriteSpan("origin", *passage.origin, writer);
}

void WriteSource(const SourceInfo& source, Writer* writer) {
  writer->BeginObject();
  writer->Member("id", source.id);
  writer->Member("path", source.path);
  WriteIfAny("title", source.title, writer);
  WriteIfAny("publisher", source.publisher, writer);
  WriteIfAny("url", source.url, writer);
  WriteIfAny("published", source.published, writer);
  writer->Member("language", source.language.empty() ? "und" : source.language);
  writer->Member("bytes", static_cast<int64_t>(source.text.size()));
  writer->Member("sentences", source.sentences);
  WriteIfAny("given_id", source.given_id, writer);
  WriteIfAny("origin", source.origin, writer);
  writer->EndObject();
}

void WriteAlignment(const Alignment& alignment, Writer* writer) {
  writer->BeginObject();
  writer->Key("a");
  writer->BeginObject();
  WritePassage(alignment.a, writer);
  writer->EndObject();
  writer->Key("b");
  writer->BeginObject();
  WritePassage(alignment.b, writer);
  writer->EndObject();
  writer->Member("cosine", Rounded(alignment.cosine, 1e6));
  writer->EndObject();
}

void WriteClaim(const Claim& claim, Writer* writer) {
  writer->BeginObject();
  writer->Member("id", claim.id);
  WritePassage(claim.passage, writer);
  writer->Member("kind", Name(claim.kind));
  WriteValueIfAny(claim.value, writer);
  WriteIfAny("counted", claim.counted, writer);
  WriteIfAny("predicate", claim.predicate, writer);
  WriteIfAny("subject", claim.subject, writer);
  WriteIfAny("speaker", claim.speaker, writer);
  if (claim.speaker_span.has_value()) WriteSpan("speaker_span", *claim.speaker_span, writer);
  if (claim.cue.has_value()) WriteSpan("cue", *claim.cue, writer);
  WriteIfAny("time", claim.time, writer);
  WriteIfAny("place", claim.place, writer);
  writer->Member("modality", Name(claim.modality));
  writer->EndObject();
}

void WriteSide(const Side& side, Writer* writer) {
  writer->BeginObject();
  WriteValueIfAny(side.value, writer);
  writer->Key("mentions");
  writer->BeginArray();
  for (const Passage& mention : side.mentions) {
    writer->BeginObject();
    WritePassage(mention, writer);
    WriteIfAny("claim", mention.claim, writer);
    writer->EndObject();
  }
  writer->EndArray();
  writer->EndObject();
}

void WriteTexts(std::string_view key, const std::vector<std::string>& texts, Writer* writer) {
  writer->Key(key);
  writer->BeginArray();
  for (const std::string& text : texts) writer->String(text);
  writer->EndArray();
}

void WriteFinding(const Finding& finding, Writer* writer) {
  writer->BeginObject();
  writer->Member("id", finding.id);
  if (!finding.was.empty()) WriteTexts("was", finding.was, writer);
  writer->Member("relation", Name(finding.relation));
  writer->Member("kind", Name(finding.kind));
  WriteIfAny("reason", finding.reason, writer);
  writer->Member("severity", Name(finding.severity));
  writer->Member("confidence", Rounded(finding.confidence, 1e3));
  writer->Member("summary", finding.summary);
  writer->Key("sides");
  writer->BeginArray();
  for (const Side& side : finding.sides) WriteSide(side, writer);
  writer->EndArray();
  writer->Member("rule", finding.rule);
  if (!finding.steps.empty()) WriteTexts("steps", finding.steps, writer);
  writer->EndObject();
}

// The options that the result depends on, named as on the command line. The number of threads is none of them.
void WriteGenerator(const CompareOptions& options, Writer* writer) {
  writer->BeginObject();
  writer->Member("name", "silang");
  writer->Member("version", Version());
  writer->Key("options");
  writer->BeginObject();
  WriteIfAny("language", options.language, writer);
  WriteIfAny("reference-time", options.reference_time, writer);
  writer->Member("threshold", options.threshold);
  writer->Member("top", options.top);
  writer->Member("min-confidence", options.min_confidence);
  writer->EndObject();
  writer->EndObject();
}

template <typename Items, typename Write>
void WriteAll(std::string_view key, const Items& items, Write write, Writer* writer) {
  writer->Key(key);
  writer->BeginArray();
  for (const auto& item : items) write(item, writer);
  writer->EndArray();
}

template <typename Items, typename Write>
std::string Lines(const Items& items, Write write) {
  std::string out;
  for (const auto& item : items) {
    Writer writer(&out);
    write(item, &writer);
    out.push_back('\n');
  }
  return out;
}

// The text of a source without a title that came apart from it.
std::string_view MainText(const SourceInfo& source) {
  const std::string_view text = source.text;
  return source.title_begin ? text.substr(0, *source.title_begin - 2) : text;
}

// What `silang read` says of a source; with_places adds where each field was found.
void WriteReadSource(const SourceInfo& source, bool with_places, Writer* writer) {
  auto place = [&](std::string_view key, const std::string& from) {
    if (with_places) WriteIfAny(key, from, writer);
  };
  writer->BeginObject();
  writer->Member("id", source.given_id.empty() ? source.id : source.given_id);
  writer->Member("path", source.path);
  writer->Member("title", source.title);
  place("title_from", source.title_from);
  writer->Member("published", source.published);
  place("published_from", source.published_from);
  writer->Member("publisher", source.publisher);
  place("publisher_from", source.publisher_from);
  writer->Member("url", source.url);
  writer->Member("language", source.language);
  place("language_from", source.language_from);
  writer->Member("text", MainText(source));
  writer->EndObject();
}

}  // namespace

std::string ToJson(const Report& report, const CompareOptions& options) {
  std::string out;
  Writer writer(&out, Layout::kPretty);
  writer.BeginObject();
  writer.Member("schema", "silang.report/1");
  writer.Key("generator");
  WriteGenerator(options, &writer);
  WriteAll("sources", report.sources, WriteSource, &writer);
  WriteAll("alignments", report.alignments, WriteAlignment, &writer);
  WriteAll("claims", report.claims, WriteClaim, &writer);
  WriteAll("findings", report.findings, WriteFinding, &writer);
  writer.EndObject();
  out.push_back('\n');
  return out;
}

std::string FindingsToJsonLines(const Report& report) { return Lines(report.findings, WriteFinding); }
std::string ClaimsToJsonLines(const Report& report) { return Lines(report.claims, WriteClaim); }
std::string AlignmentsToJsonLines(const Report& report) { return Lines(report.alignments, WriteAlignment); }

std::string SourcesToJsonLines(const Report& report) {
  return Lines(report.sources, [](const SourceInfo& source, Writer* writer) { WriteReadSource(source, false, writer); });
}

std::string SourcesToJson(const Report& report) {
  std::string out;
  Writer writer(&out, Layout::kPretty);
  writer.BeginArray();
  for (const SourceInfo& source : report.sources) WriteReadSource(source, true, &writer);
  writer.EndArray();
  out.push_back('\n');
  return out;
}

std::string LineClaimsToJson(uint64_t line, const std::vector<Claim>& claims) {
  std::string out;
  Writer writer(&out);
  writer.BeginObject();
  writer.Member("line", static_cast<int64_t>(line));
  WriteAll("claims", claims, WriteClaim, &writer);
  writer.EndObject();
  out.push_back('\n');
  return out;
}

std::string FindingToJson(const Finding& finding, bool indented) {
  std::string out;
  Writer writer(&out, indented ? Layout::kPretty : Layout::kCompact);
  WriteFinding(finding, &writer);
  out.push_back('\n');
  return out;
}

std::string PairsToTsv(std::span<const SentencePair> pairs) {
  constexpr size_t kMostALine = 2 * 10 + 16 + 3;  // two numbers of 32 bits, a float, what parts them
  std::string out;
  out.resize(pairs.size() * kMostALine);
  char* at = out.data();
  char* const end = at + out.size();
  for (const SentencePair& pair : pairs) {
    at = std::to_chars(at, end, pair.i).ptr;
    *at++ = '\t';
    at = std::to_chars(at, end, pair.j).ptr;
    *at++ = '\t';
    at = std::to_chars(at, end, static_cast<float>(pair.cosine)).ptr;  // cosines are floats: no digit more than they hold
    *at++ = '\n';
  }
  out.resize(static_cast<size_t>(at - out.data()));
  return out;
}

}  // namespace silang
