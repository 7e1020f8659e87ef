// Reads a short text with the built-in packs, for the tests of numbers and quantities.
#ifndef SILANG_TESTS_CLAIMS_QUANTITY_READING_H_
#define SILANG_TESTS_CLAIMS_QUANTITY_READING_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "claims/quantities.h"
#include "fmt/format.h"
#include "languages/pack.h"

namespace silang::claims {

inline const languages::PackSet& Packs() {
  static const languages::PackSet* const packs = [] {
    auto loaded = languages::PackSet::BuiltIn();
    return loaded.ok() ? loaded->release() : nullptr;
  }();
  return *packs;
}

// A text with its context, at a fixed address.
struct ShortText {
  document::Document document;
  context::Context context;

  ShortText(const std::string& text, const std::string& language) {
    document.text = text;
    document.analysis = text::Analysis(document.text, {0, static_cast<uint32_t>(document.text.size())}, Packs().Find(language));
    context.document = &document;
  }
  std::string Words(uint32_t first, uint32_t last) const {
    if (first >= last) return {};
    return std::string(
        document.Text(Span{document.analysis.token(first).span.begin, document.analysis.token(last - 1).span.end}));
  }
};

inline std::string Show(std::optional<double> value) { return value ? fmt::format("{:.10g}", *value) : ""; }

// "5", "5..7", "5..", "..7": the number that the words name, else the range that they allow.
inline std::string ShowValue(const Quantity& q) {
  if (q.number && q.low && q.high) return Show(q.number);
  if (!q.number || !q.low || !q.high) return Show(q.low) + ".." + Show(q.high);
  return "";
}

// "money 3..5 EUR": without what it is per, and how exact it is.
inline std::string ShowFigure(const QuantityMention& q) {
  std::string line = fmt::format("{} {}", Name(q.kind), ShowValue(*q.value.quantity));
  if (q.value.quantity->unit != "1") line += " " + q.value.quantity->unit;
  return line;
}

// " about", or nothing of what is exact.
inline std::string ShowQualifier(std::optional<Qualifier> qualifier) {
  return qualifier.value_or(Qualifier::kExact) == Qualifier::kExact ? "" : fmt::format(" {}", Name(*qualifier));
}

// One mention a line: "count 15000 about [sekitar 15.000 tentara] tentara".
inline std::vector<std::string> Read(const std::string& text, const std::string& language) {
  const ShortText source(text, language);
  std::vector<std::string> lines;
  for (const QuantityMention& q : ReadQuantities(source.context, 0, source.document.analysis.size())) {
    std::string line = ShowFigure(q);
    if (!q.per.empty()) line += "/" + q.per;
    line += ShowQualifier(q.value.qualifier) + " [" + source.Words(q.first, q.last) + "]";
    if (q.has_noun) line += " " + source.Words(q.head, q.head + 1);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace silang::claims

#endif  // SILANG_TESTS_CLAIMS_QUANTITY_READING_H_
