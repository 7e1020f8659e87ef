#include "document/page_hints.h"

#include <array>
#include <vector>

namespace silang::document {
namespace {

constexpr size_t kLongestName = 300;  // bytes of a class attribute that are looked at

struct Row {
  Hint hint;
  std::string_view name;
};
using enum Hint;
constexpr Row kRows[] = {
#define SILANG_PAGE_HINT(hint, name) {hint, name},
#include "document/page_hints.inc"
#undef SILANG_PAGE_HINT
};

// The rows by their first two letters: few names share them.
using Index = absl::flat_hash_map<std::string_view, std::vector<const Row*>>;
const Index& RowsByStart() {
  static const Index index = [] {
    Index made;
    for (const Row& row : kRows) made[row.name.substr(0, 2)].push_back(&row);
    return made;
  }();
  return index;
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

// Classes by which a blog tells what an article is about say nothing of its layout: "tag-cookies", "category-latest".
bool IsTopic(std::string_view words) {
  return words.starts_with("tag ") || words.starts_with("category ") || words.starts_with("has ");
}

// Whether the words at `at` begin with those of the row.
bool Matches(std::string_view words, size_t at, std::string_view name) {
  const bool open = name.ends_with('*');
  if (open) name.remove_suffix(1);
  const std::string_view rest = words.substr(at);
  return rest.starts_with(name) && (open || rest.size() == name.size() || rest[name.size()] == ' ');
}

}  // namespace

std::string HintWords(std::string_view name) {
  std::string words = " ";
  for (size_t i = 0; i < name.size() && i < kLongestName; ++i) {
    const char c = name[i];
    if (IsHtmlSpace(c)) {
      words += "  ";
    } else if (IsLower(c)) {
      words += c;
    } else if (IsUpper(c)) {
      const bool starts =
          i > 0 && (IsLower(name[i - 1]) || (IsUpper(name[i - 1]) && i + 1 < name.size() && IsLower(name[i + 1])));
      if (starts) words += ' ';
      words += static_cast<char>(c + ('a' - 'A'));
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  return words + ' ';
}

Hints HintReader::OfName(std::string_view name) {
  if (name.empty()) return {};
  const auto [at, added] = known_.try_emplace(name);
  if (!added) return at->second;
  const std::string words = HintWords(name);
  Hints hints;
  bool topic = false;
  for (size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i] != ' ' || words[i + 1] == ' ') continue;
    const bool class_begins = i == 0 || words[i - 1] == ' ';
    if (class_begins) topic = IsTopic(std::string_view(words).substr(i + 1));
    if (topic) continue;
    const auto rows = RowsByStart().find(std::string_view(words).substr(i + 1, 2));
    if (rows == RowsByStart().end()) continue;
    for (const Row* row : rows->second) {
      if (Matches(words, i + 1, row->name)) hints.Add(row->hint);
    }
  }
  return at->second = hints;
}

Hints HintReader::Of(const HtmlTree& tree, NodeIndex element) {
  Hints hints;
  for (const char* attribute : {"class", "id", "data-component", "data-testid", "data-qa", "data-module"})
    hints.Add(OfName(tree.Attribute(element, attribute)));
  if (tree.Attribute(element, "itemprop").find("articleBody") != std::string_view::npos) hints.Add(Hint::kBody);
  if (tree.Attribute(element, "property").find("articleBody") != std::string_view::npos) hints.Add(Hint::kBody);
  return hints;
}

}  // namespace silang::document
