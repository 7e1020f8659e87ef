// What the engine says of findings, in the language of the interface.
#include <algorithm>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/strings.h"
#include "report/messages.h"

namespace silang::report {
namespace {

struct Pair {
  std::string_view english, indonesian;
};

constexpr Pair kPhrases[] = {
#define SILANG_PHRASE(en, id) {en, id},
#include "report/phrases.inc"
#undef SILANG_PHRASE
};

constexpr int kDeepest = 3;  // phrases within phrases

struct Gap {
  std::string_view text;
  bool is_phrase = false;
};

// Where the next "{}" or "[]" begins.
size_t NextGap(std::string_view pattern) { return std::min(pattern.find("{}"), pattern.find("[]")); }

// The texts at the gaps of `pattern`, each as short as can be, but the last, which takes the rest. False if it does not fit.
bool Match(std::string_view pattern, std::string_view text, std::vector<Gap>* gaps) {
  gaps->clear();
  size_t gap = NextGap(pattern);
  if (text.substr(0, gap) != pattern.substr(0, gap)) return false;
  text.remove_prefix(gap);
  while (true) {
    const bool is_phrase = pattern[gap] == '[';
    pattern.remove_prefix(gap + 2);
    gap = NextGap(pattern);
    const bool last = gap == std::string_view::npos;
    const std::string_view literal = pattern.substr(0, gap);
    const size_t at = last ? text.size() - std::min(literal.size(), text.size()) : text.find(literal);
    if (at == std::string_view::npos || text.substr(at, literal.size()) != literal) return false;
    gaps->push_back({text.substr(0, at), is_phrase});
    text.remove_prefix(at + literal.size());
    if (last) return true;
  }
}

std::string Filled(std::string_view pattern, const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    const size_t at = NextGap(pattern);
    out.append(pattern.substr(0, at)).append(text);
    pattern.remove_prefix(at + 2);
  }
  return out.append(pattern);
}

std::string Indonesian(std::string_view english, int depth) {
  static const auto* const kWhole = [] {
    auto* whole = new absl::flat_hash_map<std::string, std::string_view>;
    for (const Pair& pair : kPhrases) whole->try_emplace(std::string(pair.english), pair.indonesian);
    return whole;
  }();
  const auto found = kWhole->find(AbslView(english));
  if (found != kWhole->end()) return std::string(found->second);
  if (depth == kDeepest) return std::string(english);
  // "the days are one apart (+10)"
  const size_t points = english.rfind(" (");
  if (points != std::string_view::npos && english.substr(points).find_first_not_of(" (+-0123456789)") == std::string_view::npos)
    return Indonesian(english.substr(0, points), depth + 1).append(english.substr(points));
  std::vector<Gap> gaps;
  for (const Pair& pair : kPhrases) {
    if (NextGap(pair.english) == std::string_view::npos || !Match(pair.english, english, &gaps)) continue;
    std::vector<std::string> texts;
    for (const Gap& gap : gaps) texts.push_back(gap.is_phrase ? Indonesian(gap.text, depth + 1) : std::string(gap.text));
    return Filled(pair.indonesian, texts);
  }
  return std::string(english);
}

}  // namespace

std::string Phrase(std::string_view english, const Messages& messages) {
  return messages.ui == UiLanguage::kIndonesian ? Indonesian(english, 0) : std::string(english);
}

}  // namespace silang::report
