// What single stages found: the sources as read, the sentence pairs, and the way to one finding.
#include <algorithm>

#include "report/finding_text.h"
#include "silang/engine.h"

namespace silang {
namespace report {
namespace {

std::string SourcesText(const Report& report, const TextStyle& style) {
  const Messages& messages = MessagesOf(style.ui);
  Page page(style);
  for (const SourceInfo& source : report.sources) {
    page.Blank();
    page.Write({{Clean(source.id), Ink::kStrong}});
    auto field = [&](std::string_view name, const std::string& value, const std::string& from) {
      if (value.empty() && from.empty()) return;
      Runs runs = {{Cut(name, 11, true), Ink::kFaint}, {value.empty() ? std::string(messages.none) : Clean(value)}};
      if (!from.empty()) runs.push_back({Fill(messages.found_in, Clean(from)), Ink::kFaint});
      page.Write(runs, 2, 13);
    };
    field(messages.path, source.path, "");
    field(messages.given_id, source.given_id, "");
    field(messages.title, source.title, source.title_from);
    field(messages.published, source.published, source.published_from);
    field(messages.publisher, source.publisher, source.publisher_from);
    field(messages.url, source.url, "");
    field(messages.language, source.language, source.language_from);
    page.Blank();
    std::string_view text = source.text;
    if (source.title_begin) text = text.substr(0, *source.title_begin - 2);
    for (size_t begin = 0; begin < text.size();) {
      size_t end = std::min(text.find('\n', begin), text.size());
      std::string line = Clean(text.substr(begin, end - begin));
      if (line.empty() || line == " ") page.Blank();
      page.Write({{line}}, 2);
      begin = end + 1;
    }
  }
  return page.Take();
}

std::string AlignmentsText(const Report& report, const TextStyle& style) {
  const Messages& messages = MessagesOf(style.ui);
  SourceIndex sources(report, messages);
  Page page(style);
  Desk desk = {report, messages, sources, &page};
  auto place = [&](const Passage& sentence) {
    return Fill(messages.place, sources.Label(sentence.source), sentence.sentence, sentence.span.begin, sentence.span.end);
  };
  page.Write({{std::string(messages.alignments) + " (" + std::to_string(report.alignments.size()) + ")", Ink::kStrong}});
  for (const Alignment& alignment : report.alignments) {
    page.Blank();
    page.Write({{fmt::format("{:.3f}", alignment.cosine), Ink::kStrong}});
    WriteQuote(desk, place(alignment.a), alignment.a, {}, Ink::kPlain, 2, 3);
    WriteQuote(desk, place(alignment.b), alignment.b, {}, Ink::kPlain, 2, 3);
  }
  return page.Take();
}

void WriteSideInFull(const Desk& desk, const Finding& finding, size_t index) {
  const Side& side = finding.sides[index];
  desk.page->Blank();
  Runs head = {{Fill(desk.messages.side, index + 1), Ink::kStrong}};
  if (std::string value = ValueText(side.value, desk.messages); !value.empty()) head.push_back({": " + value});
  desk.page->Write(head, 0, 2);
  for (const Passage& mention : side.mentions) {
    std::string place =
        Fill(desk.messages.place, desk.sources.Label(mention.source), mention.sentence, mention.span.begin, mention.span.end);
    if (!mention.claim.empty()) place += " · " + Clean(mention.claim);
    WriteQuote(desk, place, mention, MarksOf(finding, index, mention), MarkInk(finding.relation), 2, 4);
  }
}

std::string ExplainText(const Report& report, const Finding& finding, const TextStyle& style) {
  const Messages& messages = MessagesOf(style.ui);
  SourceIndex sources(report, messages);
  Page page(style);
  Desk desk = {report, messages, sources, &page};
  page.Write({{Clean(finding.id) + "  ", Ink::kStrong}, {Phrase(Clean(finding.summary), messages), Ink::kStrong}}, 0, 2);
  page.Blank();
  auto field = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) page.Write({{Cut(name, 11, true), Ink::kFaint}, {Clean(value)}}, 2, 13);
  };
  std::string former;
  for (const std::string& id : finding.was) former += (former.empty() ? "" : ", ") + id;
  field(messages.relation, Phrase(Name(finding.relation), messages) + ", " + Phrase(Name(finding.kind), messages) + ", " +
                               Fill(messages.severity_is, Phrase(Name(finding.severity), messages)) + ", " +
                               Fill(messages.confidence, finding.confidence));
  field(messages.reason, Phrase(finding.reason, messages));
  field(messages.rule, finding.rule);
  field(messages.former_ids, former);
  if (!finding.steps.empty()) {
    page.Blank();
    page.Write({{std::string(messages.steps), Ink::kStrong}});
  }
  for (size_t i = 0; i < finding.steps.size(); ++i) {
    std::string number = std::to_string(i + 1) + ". ";
    page.Write({{number, Ink::kFaint}, {Phrase(Clean(finding.steps[i]), messages)}}, 2, 2 + Width(number));
  }
  for (size_t side = 0; side < finding.sides.size(); ++side) WriteSideInFull(desk, finding, side);
  return page.Take();
}

}  // namespace
}  // namespace report

std::string SourcesToText(const Report& report, const TextStyle& style) { return report::SourcesText(report, style); }

std::string AlignmentsToText(const Report& report, const TextStyle& style) { return report::AlignmentsText(report, style); }

std::string ExplainToText(const Report& report, const Finding& finding, const TextStyle& style) {
  return report::ExplainText(report, finding, style);
}

}  // namespace silang
