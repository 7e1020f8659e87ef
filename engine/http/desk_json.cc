#include "http/desk_json.h"

#include <map>
#include <utility>

#include "desk/standing.h"
#include "json/json.h"

namespace silang::http {
namespace {

using desk::Decision;

// Decisions that are about the same: of one finding of the report, or else of one id. Oldest first; the last counts.
struct Subject {
  std::optional<size_t> place;
  std::vector<const Decision*> decisions;
};

std::vector<Subject> Subjects(const desk::Contents& contents, const StoredReport* report) {
  std::vector<std::optional<size_t>> places(contents.decisions.size());
  if (report != nullptr) places = desk::Standing(report->report, report->sources, contents.decisions);
  std::vector<Subject> subjects;
  std::map<size_t, size_t> by_place;
  std::map<std::string_view, size_t> by_id;
  for (size_t i = 0; i < contents.decisions.size(); ++i) {
    const Decision& decision = contents.decisions[i];
    const auto [at, added] = places[i] ? by_place.try_emplace(*places[i], subjects.size())
                                       : std::pair(by_place.end(), by_id.try_emplace(decision.finding, subjects.size()).second);
    const size_t subject = places[i] ? at->second : by_id[decision.finding];
    if (added) subjects.push_back({places[i], {}});
    subjects[subject].decisions.push_back(&decision);
  }
  return subjects;
}

void Write(const Subject& subject, const StoredReport* report, json::Writer* writer) {
  const Decision& latest = *subject.decisions.back();
  writer->BeginObject();
  writer->Member("number", latest.number);
  writer->Key("finding");
  if (subject.place)
    writer->String(report->report.findings[*subject.place].id);
  else
    writer->Null();
  writer->Member("decided_on", latest.finding);
  writer->Member("decision", std::string(Name(latest.verdict)));
  writer->Member("note", latest.note);
  writer->Member("time", latest.time);
  writer->Member("relation", latest.relation);
  writer->Member("kind", latest.kind);
  writer->Member("summary", latest.summary);
  writer->Key("earlier");
  writer->BeginArray();
  for (size_t i = subject.decisions.size() - 1; i-- > 0;) {
    const Decision& earlier = *subject.decisions[i];
    writer->BeginObject();
    writer->Member("number", earlier.number);
    writer->Member("decided_on", earlier.finding);
    writer->Member("decision", std::string(Name(earlier.verdict)));
    writer->Member("note", earlier.note);
    writer->Member("time", earlier.time);
    writer->EndObject();
  }
  writer->EndArray();
  writer->EndObject();
}

void WriteCase(const desk::Case& of, json::Writer* writer) {
  writer->Member("id", of.number);
  writer->Member("name", of.name);
  writer->Member("created", of.created);
}

// A source as it was handed in; what it did not say as the report read it.
void WriteSource(const desk::StoredSource& source, const SourceInfo* read, json::Writer* writer) {
  const auto either = [&](const std::string& given, const std::string& found) { return read != nullptr ? found : given; };
  const SourceInfo none;
  const SourceInfo& info = read != nullptr ? *read : none;
  writer->BeginObject();
  writer->Member("id", source.number);
  writer->Key("in_report");
  if (read != nullptr)
    writer->String(read->id);
  else
    writer->Null();
  writer->Member("added", source.added);
  writer->Member("path", source.text.path);
  writer->Member("title", either(source.text.title, info.title));
  writer->Member("publisher", either(source.text.publisher, info.publisher));
  writer->Member("url", either(source.text.url, info.url));
  writer->Member("published", either(source.text.published, info.published));
  writer->Member("language", either(source.text.language, info.language));
  writer->EndObject();
}

}  // namespace

std::string CasesJson(const std::vector<desk::Case>& cases) {
  std::string out;
  json::Writer writer(&out);
  writer.BeginObject();
  writer.Key("cases");
  writer.BeginArray();
  for (const desk::Case& of : cases) {
    writer.BeginObject();
    WriteCase(of, &writer);
    writer.Member("sources", of.sources);
    writer.Member("confirmed", of.confirmed);
    writer.Member("dismissed", of.dismissed);
    writer.Member("to-do", of.to_do);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return out + '\n';
}

std::string CaseJson(const desk::Contents& contents, const StoredReport* report) {
  std::string out;
  json::Writer writer(&out);
  writer.BeginObject();
  WriteCase(contents.of, &writer);
  writer.Member("revision", contents.of.revision);
  writer.Key("sources");
  writer.BeginArray();
  for (size_t i = 0; i < contents.sources.size(); ++i)
    WriteSource(contents.sources[i],
                report != nullptr && i < report->report.sources.size() ? &report->report.sources[i] : nullptr, &writer);
  writer.EndArray();
  writer.Key("decisions");
  writer.BeginArray();
  for (const Subject& subject : Subjects(contents, report)) Write(subject, report, &writer);
  writer.EndArray();
  writer.EndObject();
  return out + '\n';
}

std::optional<std::string> DecisionJson(const desk::Contents& contents, const StoredReport& report, size_t place) {
  for (const Subject& subject : Subjects(contents, &report)) {
    if (subject.place != place) continue;
    std::string out;
    json::Writer writer(&out);
    Write(subject, &report, &writer);
    return out + '\n';
  }
  return std::nullopt;
}

}  // namespace silang::http
