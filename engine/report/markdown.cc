// The comparison as Markdown (CommonMark with tables): to paste into a note, an issue or a mail.
#include <algorithm>
#include <array>

#include "report/finding_text.h"
#include "silang/engine.h"

namespace silang {
namespace report {
namespace {

// Text of a source as Markdown that shows it as it is: whatever could be markup is escaped.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : Clean(text)) {
    if (std::string_view("\\`*_{}[]<>()#+!|~$&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  // At the start of a line these would make a list or a rule.
  if (!out.empty() && (out.front() == '-' || out.front() == '=' || out.front() == ':')) out.insert(0, 1, '\\');
  return out;
}

class MarkdownWriter {
 public:
  MarkdownWriter(const Report& report, UiLanguage ui) : report_(report), messages_(MessagesOf(ui)), sources_(report, messages_) {}

  std::string Run() {
    WriteSources();
    WriteMatrix();
    struct Part {
      Relation relation;
      std::string_view name, holds;
    };
    const std::array<Part, 4> parts = {{{Relation::kConflict, messages_.conflicts, messages_.conflicts_hold},
                                        {Relation::kDiffers, messages_.look_alikes, messages_.look_alikes_hold},
                                        {Relation::kCompatible, messages_.fitting, ""},
                                        {Relation::kAgree, messages_.corroborated, messages_.corroborated_hold}}};
    for (const Part& part : parts) WritePart(part.relation, part.name, part.holds);
    return std::move(out_);
  }

 private:
  void Head(std::string_view name, std::string_view holds, size_t count) {
    out_ += fmt::format("{}## {} ({})\n\n", out_.empty() ? "" : "\n", name, count);
    if (!holds.empty()) out_ += fmt::format("{}\n\n", holds);
  }

  void WriteSources() {
    Head(messages_.sources, "", report_.sources.size());
    out_ += fmt::format("| | {} | {} | {} | {} |\n|---|---|---|---|---|\n", messages_.publisher, messages_.title,
                        messages_.published, messages_.language);
    for (const SourceInfo& source : report_.sources) {
      out_ += fmt::format("| {} | {} | {} | {} | {} |\n", Escaped(source.id), Escaped(sources_.ShortName(source.id)),
                          Escaped(source.title), Escaped(source.published), Escaped(source.language));
    }
  }

  // What each source says in each finding: a row a finding, a column a source.
  void WriteMatrix() {
    if (report_.findings.empty()) return;
    Head(messages_.matrix, "", report_.findings.size());
    out_ += "| |";
    for (const SourceInfo& source : report_.sources) out_ += fmt::format(" {} |", Escaped(sources_.Label(source.id)));
    out_ += "\n|---|";
    for (size_t i = 0; i < report_.sources.size(); ++i) out_ += "---|";
    for (const Finding& finding : report_.findings) {
      out_ += fmt::format("\n| {}, {} |", Phrase(Name(finding.relation), messages_), Phrase(Name(finding.kind), messages_));
      for (const SourceInfo& source : report_.sources) out_ += fmt::format(" {} |", Escaped(WordsOf(finding, source.id, " / ")));
    }
    out_ += '\n';
  }

  void WritePart(Relation relation, std::string_view name, std::string_view holds) {
    const auto is_of = [&](const Finding& finding) { return finding.relation == relation; };
    const auto count = std::count_if(report_.findings.begin(), report_.findings.end(), is_of);
    if (count == 0) return;
    Head(name, holds, static_cast<size_t>(count));
    size_t number = 0;
    for (const Finding& finding : report_.findings) {
      if (is_of(finding)) WriteFinding(++number, finding);
    }
  }

  void WriteFinding(size_t number, const Finding& finding) {
    out_ += fmt::format("{}. **{}**  \n   {} · {} · {} · {}\n", number, Escaped(Phrase(finding.summary, messages_)),
                        Phrase(Name(finding.severity), messages_), Phrase(Name(finding.kind), messages_),
                        Fill(messages_.confidence, finding.confidence), Escaped(finding.id));
    for (const Side& side : finding.sides) {
      for (const Passage& mention : side.mentions) {
        out_ += fmt::format("   - {}: {}\n", Escaped(sources_.Label(mention.source)), Quote(mention));
      }
    }
  }

  // The sentence of a mention, its words in bold.
  std::string Quote(const Passage& mention) const {
    const SourceInfo* source = sources_.Find(mention.source);
    const bool known = source != nullptr && mention.sentence < source->sentence_spans.size();
    if (!known) return fmt::format("**{}**", Escaped(mention.text));
    const Span sentence = source->sentence_spans[mention.sentence];
    if (!sentence.Contains(mention.span) || sentence.end > source->text.size())
      return fmt::format("**{}**", Escaped(mention.text));
    const std::string_view text = source->text;
    return fmt::format("{}**{}**{}", Escaped(text.substr(sentence.begin, mention.span.begin - sentence.begin)),
                       Escaped(mention.text), Escaped(text.substr(mention.span.end, sentence.end - mention.span.end)));
  }

  const Report& report_;
  const Messages& messages_;
  const SourceIndex sources_;
  std::string out_;
};

}  // namespace
}  // namespace report

std::string ToMarkdown(const Report& report, UiLanguage ui) { return report::MarkdownWriter(report, ui).Run(); }

}  // namespace silang
