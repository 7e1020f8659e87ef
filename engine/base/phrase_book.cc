#include "base/phrase_book.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"

namespace silang {
namespace {

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

}  // namespace

PhraseBook::PhraseBook(std::span<const PhrasePair> pairs) : pairs_(pairs) {
  for (const PhrasePair& pair : pairs_) whole_.try_emplace(std::string(pair.from), pair.to);
}

std::optional<std::string> PhraseBook::Find(std::string_view text, int depth) const {
  const auto found = whole_.find(AbslView(text));
  if (found != whole_.end()) return std::string(found->second);
  if (depth == kDeepest) return std::nullopt;
  std::vector<Gap> gaps;
  for (const PhrasePair& pair : pairs_) {
    if (NextGap(pair.from) == std::string_view::npos || !Match(pair.from, text, &gaps)) continue;
    std::vector<std::string> texts;
    for (const Gap& gap : gaps)
      texts.push_back(gap.is_phrase ? Find(gap.text, depth + 1).value_or(std::string(gap.text)) : std::string(gap.text));
    return Filled(pair.to, texts);
  }
  return std::nullopt;
}

}  // namespace silang
