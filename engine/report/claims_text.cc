// Texts with their claims marked, and what each claim was read as beneath them.
#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "report/finding_text.h"
#include "silang/engine.h"

namespace silang {
namespace report {
namespace {

// Claims that overlap are marked as one stretch; the numbers of all of them stand behind it.
struct Stretch {
  Span span;
  std::vector<size_t> numbers;
};

std::vector<Stretch> Stretches(const std::vector<const Claim*>& claims) {
  std::vector<std::pair<Span, size_t>> order;
  for (size_t i = 0; i < claims.size(); ++i) order.emplace_back(claims[i]->passage.span, i + 1);
  std::sort(order.begin(), order.end());
  std::vector<Stretch> stretches;
  for (const auto& [span, number] : order) {
    if (stretches.empty() || span.begin >= stretches.back().span.end) {
      stretches.push_back({span, {number}});
    } else {
      stretches.back().span.end = std::max(stretches.back().span.end, span.end);
      stretches.back().numbers.push_back(number);
    }
  }
  return stretches;
}

std::string NumberLabel(const std::vector<size_t>& numbers) {
  std::string label = "[";
  for (size_t number : numbers) label += (label.size() > 1 ? "," : "") + std::to_string(number);
  return label + "]";
}

// The text line by line, as it was written, with the stretches marked.
void WriteMarkedText(const SourceInfo& source, const std::vector<Stretch>& stretches, Page* page) {
  std::string_view text = source.text;
  size_t next = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    Runs runs;
    size_t at = begin;
    auto add = [&](size_t to, bool marked) {
      to = std::min(to, end);
      if (to <= at) return;
      runs.push_back({Clean(text.substr(at, to - at)), marked ? Ink::kStrong : Ink::kPlain, marked});
      at = to;
    };
    for (; next < stretches.size() && stretches[next].span.begin < end; ++next) {
      add(stretches[next].span.begin, false);
      add(stretches[next].span.end, true);
      if (stretches[next].span.end > end) break;  // goes on in the next line
      runs.push_back({NumberLabel(stretches[next].numbers), Ink::kFaint});
    }
    add(end, false);
    if (runs.empty()) page->Blank();
    page->Write(runs, 2);
    begin = end + 1;
  }
}

void WriteClaim(const Desk& desk, size_t number, const Claim& claim) {
  std::string slots;
  auto add = [&](const std::string& slot) {
    if (!slot.empty()) slots += " · " + Clean(slot);
  };
  add(ValueText(claim.value, desk.messages));
  add(claim.counted);
  add(claim.predicate);
  add(claim.subject);
  if (!claim.speaker.empty()) add(Fill(desk.messages.speaker, claim.speaker));
  add(claim.time);
  add(claim.place);
  if (claim.modality != Modality::kAsserted) add(Phrase(Name(claim.modality), desk.messages));
  Runs runs = {{"[" + std::to_string(number) + "] ", Ink::kFaint},
               {"“" + Cut(Clean(claim.passage.text), 3 * desk.page->width() / 4) + "” ", Ink::kStrong},
               {Phrase(Name(claim.kind), desk.messages), Ink::kSource},
               {slots},
               {" · " + Clean(claim.id), Ink::kFaint}};
  desk.page->Write(runs, 2, 6);
}

std::string ClaimsText(const Report& report, const TextStyle& style) {
  const Messages& messages = MessagesOf(style.ui);
  SourceIndex sources(report, messages);
  Page page(style);
  Desk desk = {report, messages, sources, &page};
  absl::flat_hash_map<std::string, std::vector<const Claim*>> by_source;
  for (const Claim& claim : report.claims) by_source[claim.passage.source].push_back(&claim);
  for (const SourceInfo& source : report.sources) {
    const std::vector<const Claim*>& claims = by_source[source.id];
    page.Blank();
    page.Write({{sources.Label(source.id), Ink::kSource}, {" · " + Fill(messages.claim_total, claims.size()), Ink::kFaint}});
    page.Blank();
    WriteMarkedText(source, Stretches(claims), &page);
    page.Blank();
    for (size_t i = 0; i < claims.size(); ++i) WriteClaim(desk, i + 1, *claims[i]);
  }
  return page.Take();
}

}  // namespace
}  // namespace report

std::string ClaimsToText(const Report& report, const TextStyle& style) { return report::ClaimsText(report, style); }

}  // namespace silang
