#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "similarity/numerals.h"
#include "similarity/similarity.h"
#include "unicode/scan.h"

namespace silang::similarity {
namespace {

using languages::Topic;

// Words that carry the fact however frequent they are: "not", "three", "million", "third", "half", "dozens", "twice".
bool IsProtected(const languages::Entry& entry) {
  switch (entry.topic) {
    case Topic::kNegation:
    case Topic::kCardinal:
    case Topic::kScale:
    case Topic::kOrdinal:
    case Topic::kFraction:
    case Topic::kVague:
    case Topic::kVagueScale:
    case Topic::kMultiple: return true;
    case Topic::kNumberLink:
      // "and" of "two hundred and five" and the "a" of "a million" are function words everywhere else.
      return !entry.meaning.starts_with("and") && entry.meaning != "article";
    default: return false;
  }
}

// Whether `token` alone is an article: "un", "ein" and "a" may stand among the numbers as well.
bool IsArticle(const text::Analysis& analysis, uint32_t token) {
  for (const text::Hit& hit : analysis.HitsAt(token)) {
    if (hit.entry->topic == Topic::kNumberLink && hit.entry->meaning == "article" && hit.last == token + 1) return true;
  }
  return false;
}

// Which of the tokens [first, last) are left out as stop words. Stop words match as they are written, never through
// inflection: by its stem alone the Spanish "paro" (strike) would be "para" (for).
std::vector<bool> StopTokens(const text::Analysis& analysis, uint32_t first, uint32_t last) {
  std::vector<bool> stop(last - first), keep(last - first);
  for (uint32_t i = first; i < last; ++i) {
    for (const text::Hit& hit : analysis.HitsAt(i)) {
      const auto mark = [&](std::vector<bool>* marks) {
        for (uint32_t k = i; k < std::min(hit.last, last); ++k) (*marks)[k - first] = true;
      };
      if (hit.entry->topic == Topic::kStopWord && !hit.inflected && !hit.derived) mark(&stop);
      // An article is a number only as part of a longer one ("un million").
      if (IsProtected(*hit.entry) && (hit.last > i + 1 || !IsArticle(analysis, i))) mark(&keep);
    }
  }
  for (size_t k = 0; k < stop.size(); ++k) stop[k] = stop[k] && !keep[k];
  return stop;
}

// The possessive 's and the elided articles (l', d', qu'), which are tokens of their own.
bool IsClitic(std::string_view folded) {
  return folded.size() > 1 && folded.size() <= 3 && (folded.front() == '\'' || folded.back() == '\'');
}

// "anak-anak", "kawan-kawannya": whether the token after the hyphen says again what the one before it said.
bool RepeatsBeforeHyphen(const text::Analysis& analysis, uint32_t first, uint32_t token) {
  if (token < first + 2 || !analysis.token(token).Has(unicode::kGlued) || !analysis.token(token - 1).Has(unicode::kGlued) ||
      analysis.folded(token - 1) != "-") {
    return false;
  }
  const text::Word& one = analysis.word(token - 2);
  const text::Word& other = analysis.word(token);
  return one.lemma == other.lemma ||
         (one.folded.size() > 2 && other.folded.starts_with(one.folded) && other.folded.size() <= one.folded.size() + 4);
}

// The number that begins at `token`, and in `next` the token after it. "15 000" with a no-break or narrow space, as French
// has it, is two tokens and one number.
std::string Number(std::string_view text, const text::Analysis& analysis, uint32_t token, uint32_t last, uint32_t* next) {
  constexpr uint32_t kMostGroups = 8;
  const std::string& group = analysis.pack().setting("group");
  const std::string& decimal = analysis.pack().setting("decimal");
  const uint32_t begin = analysis.token(token).span.begin;
  const auto read = [&](uint32_t end) { return NormalisedNumeral(text.substr(begin, end - begin), group, decimal); };
  std::string number = read(analysis.token(token).span.end);
  *next = token + 1;
  while (*next < std::min(last, token + kMostGroups)) {
    const text::Token& more = analysis.token(*next);
    if (more.kind != text::TokenKind::kNumber || !more.Has(unicode::kNarrowSpace)) break;
    std::string longer = read(more.span.end);
    if (longer.find_first_not_of("0123456789.") != std::string::npos) break;
    number = std::move(longer);
    ++*next;
  }
  return number;
}

}  // namespace

std::string TermOf(const text::Word& word) {
  bool stop = false, article = false, keep = false;
  for (const text::Hit& hit : word.alone) {
    stop = stop || (hit.topic == Topic::kStopWord && !hit.inflected && !hit.derived);
    article = article || (hit.topic == Topic::kNumberLink && hit.entry->meaning == "article");
    keep = keep || IsProtected(*hit.entry);
  }
  if (IsClitic(word.folded) || (stop && (article || !keep))) return {};
  return word.lemma.empty() ? word.folded : word.lemma;
}

std::vector<std::string> Terms(std::string_view text, const text::Analysis& analysis, uint32_t first, uint32_t last) {
  last = std::min(last, analysis.size());
  std::vector<std::string> terms;
  if (first >= last) return terms;
  const std::vector<bool> stop = StopTokens(analysis, first, last);
  for (uint32_t i = first, next = 0; i < last; i = next) {
    next = i + 1;
    const text::Token& token = analysis.token(i);
    if (token.kind == text::TokenKind::kNumber) {
      terms.push_back(Number(text, analysis, i, last, &next));
    } else if (token.kind == text::TokenKind::kWord && !stop[i - first] && !RepeatsBeforeHyphen(analysis, first, i)) {
      const text::Word& word = analysis.word(i);
      if (word.folded.empty() || IsClitic(word.folded)) continue;  // a mark alone folds to nothing
      terms.push_back(word.lemma.empty() ? word.folded : word.lemma);
    }
  }
  return terms;
}

}  // namespace silang::similarity
