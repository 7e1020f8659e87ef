#include "diff/quotes.h"

#include <algorithm>

#include "fmt/format.h"

namespace silang::diff {
namespace {

using text::Analysis;
using text::TokenKind;

constexpr double kSharedWords = 0.3;  // of the meaning, by weight, without which likeness of words is not asked for
constexpr double kSameWords = 0.8;    // share of common words from which two quotations are one utterance
constexpr double kReworded = 0.7;     // ... if one speaker says both
constexpr double kNearWords = 0.5;    // and from which a reader may take them for one
constexpr uint32_t kLongEnough = 6;   // words from which likeness is no chance
constexpr uint32_t kFewWords = 3;     // quotations this short are the same only word for word

// Words that carry no meaning of their own: a change of these is none.
bool IsSmall(const Analysis& analysis, uint32_t token) {
  return analysis.Find(token, languages::Topic::kStopWord) != nullptr &&
         analysis.Find(token, languages::Topic::kNegation) == nullptr;
}

bool IsNumber(const Analysis& analysis, uint32_t token) {
  return analysis.token(token).kind == TokenKind::kNumber || analysis.Find(token, languages::Topic::kCardinal) != nullptr;
}

// "three months" / "two months": numbers in place of one another.
bool NumbersChanged(const WordMatch& match, const Analysis& a, const Analysis& b) {
  const auto any = [](const Analysis& text, const std::vector<uint32_t>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [&](uint32_t token) { return IsNumber(text, token); });
  };
  return any(a, match.only_a) && any(b, match.only_b);
}

std::string Spell(const Analysis& analysis, const std::vector<uint32_t>& tokens) {
  std::string words;
  for (uint32_t token : tokens) words.append(words.empty() ? "" : " ").append(analysis.folded(token));
  return words;
}

// The tokens with the word before and the word behind them, within [first, last).
Span Around(const Analysis& analysis, const std::vector<uint32_t>& tokens, uint32_t first, uint32_t last) {
  uint32_t begin = tokens.front(), end = tokens.back() + 1;
  const auto word = [&](uint32_t token) { return analysis.token(token).kind == TokenKind::kWord; };
  if (begin > first && word(begin - 1)) --begin;
  if (end < last && word(end)) ++end;
  return {analysis.token(begin).span.begin, analysis.token(end - 1).span.end};
}

bool Same(const SaidWord& x, const SaidWord& y) { return x.folded == y.folded || x.lemma == y.lemma; }

// Whether so many words of the shorter of two texts may have a partner in the longer one, in whatever order. Mostly soon answered.
bool MayShare(const std::vector<SaidWord>& x, const std::vector<SaidWord>& y, double share) {
  const std::vector<SaidWord>& few = x.size() < y.size() ? x : y;
  const std::vector<SaidWord>& many = x.size() < y.size() ? y : x;
  const auto enough = static_cast<size_t>(share * static_cast<double>(few.size()));
  size_t found = 0;
  for (size_t i = 0; i < few.size() && found < enough && found + few.size() - i >= enough; ++i)
    found += std::any_of(many.begin(), many.end(), [&](const SaidWord& word) { return Same(few[i], word); });
  return found >= enough;
}

// Of two persons: an outlet, a ministry and a country speak through persons, so that only these are two mouths.
bool OfTwoSpeakers(const Comparer& comparer, const Item& a, const Item& b) {
  const auto person = [&](LinkId id) { return id.valid() && comparer.links.kind(id) == context::EntityKind::kPerson; };
  return person(a.speaker) && person(b.speaker) && a.speaker != b.speaker;
}

// Words in place of others make it another statement; words left out do not.
bool SameWords(const WordMatch& match) { return match.Share() >= kSameWords && (match.only_a.empty() || match.only_b.empty()); }

}  // namespace

WordMatch MatchWords(const std::vector<SaidWord>& x, const Analysis& a, const std::vector<SaidWord>& y, const Analysis& b) {
  const size_t columns = y.size() + 1;
  std::vector<uint16_t> length((x.size() + 1) * columns, 0);
  for (size_t i = x.size(); i-- > 0;) {
    for (size_t j = y.size(); j-- > 0;) {
      length[i * columns + j] = Same(x[i], y[j]) ? static_cast<uint16_t>(length[(i + 1) * columns + j + 1] + 1)
                                                 : std::max(length[(i + 1) * columns + j], length[i * columns + j + 1]);
    }
  }
  WordMatch match;
  match.words_a = static_cast<uint32_t>(x.size());
  match.words_b = static_cast<uint32_t>(y.size());
  size_t i = 0, j = 0;
  while (i < x.size() || j < y.size()) {
    if (i < x.size() && j < y.size() && Same(x[i], y[j])) {
      ++match.common;
      ++i;
      ++j;
    } else if (j == y.size() || (i < x.size() && length[(i + 1) * columns + j] >= length[i * columns + j + 1])) {
      if (!IsSmall(a, x[i].token)) match.only_a.push_back(x[i].token);
      ++i;
    } else {
      if (!IsSmall(b, y[j].token)) match.only_b.push_back(y[j].token);
      ++j;
    }
  }
  return match;
}

std::optional<Decision> CompareStatements(const Comparer& comparer, const Item& a, const Item& b, const Analysis& text_a,
                                          const Analysis& text_b) {
  if (comparer.overlaps.OfClauses(a, b) < kSharedWords) return std::nullopt;
  const auto shorter = static_cast<uint32_t>(std::min(a.said.size(), b.said.size()));
  if (shorter < 2 || !MayShare(a.said, b.said, kNearWords)) return std::nullopt;
  const WordMatch match = MatchWords(a.said, text_a, b.said, text_b);
  const double share = match.Share();
  if (share < kNearWords || (shorter <= kFewWords && share < 1)) return std::nullopt;
  const bool both_quoted = a.c->kind == ClaimKind::kQuote && b.c->kind == ClaimKind::kQuote;
  const bool one_speaker = a.speaker.valid() && a.speaker == b.speaker;
  const bool two_speakers = OfTwoSpeakers(comparer, a, b);
  if (a.source == b.source && (!both_quoted || two_speakers)) return std::nullopt;
  Decision decision;
  decision.score = 2 + 3 * share + (one_speaker ? 1 : 0);
  if (two_speakers) {
    if (shorter < kLongEnough) return std::nullopt;
    decision.kind = ClaimKind::kAttribution;
    if (SameWords(match)) {
      decision.relation = Relation::kConflict;
      decision.rule = "attribution/two mouths";
    } else {
      decision.relation = Relation::kDiffers;
      decision.reason = "different speakers";
      decision.rule = "attribution/different speakers";
    }
    return decision;
  }
  const bool changed = !match.only_a.empty() && !match.only_b.empty() && both_quoted;
  const bool few = match.only_a.size() <= 2 && match.only_b.size() <= 2;
  // Who says it again, and in so many of the same words, is quoted twice.
  const bool reworded = one_speaker && shorter >= kLongEnough && share >= kReworded;
  if (share < kSameWords && !(changed && few && reworded)) {
    if (!one_speaker || shorter <= kFewWords) return std::nullopt;
    decision.kind = ClaimKind::kAttribution;
    decision.relation = Relation::kAgree;
    decision.equal = true;
    decision.rule = "attribution/retold";
    return decision;
  }
  decision.kind = both_quoted ? ClaimKind::kQuote : ClaimKind::kAttribution;
  // A truncated quotation agrees; a word in place of another does not.
  const bool long_enough = shorter > kFewWords + 1 && share >= kSameWords;
  const bool number = one_speaker && shorter > kFewWords && NumbersChanged(match, text_a, text_b);
  if (changed && few && (long_enough || reworded || number)) {
    decision.relation = Relation::kConflict;
    decision.rule = "quote/changed words";
    decision.focus_a = Around(text_a, match.only_a, a.c->first, a.c->last);
    decision.focus_b = Around(text_b, match.only_b, b.c->first, b.c->last);
    decision.reason = fmt::format("“{}” / “{}”", Spell(text_a, match.only_a), Spell(text_b, match.only_b));
    return decision;
  }
  decision.relation = Relation::kAgree;
  decision.equal = true;
  decision.rule = "quote/equal";
  return decision;
}

std::vector<std::string> ExplainStatements(const Comparer& comparer, const Item& a, const Item& b, const Analysis& text_a,
                                           const Analysis& text_b) {
  const WordMatch match = MatchWords(a.said, text_a, b.said, text_b);
  std::vector<std::string> steps = {
      fmt::format("{} of {} words in common", match.common, std::min(match.words_a, match.words_b))};
  if (!match.only_a.empty()) steps.push_back(fmt::format("only here: {}", Spell(text_a, match.only_a)));
  if (!match.only_b.empty()) steps.push_back(fmt::format("only there: {}", Spell(text_b, match.only_b)));
  const auto name = [&](LinkId id) { return id.valid() ? comparer.links.name(id) : std::string("not named"); };
  steps.push_back(fmt::format("speakers: {} / {}", name(a.speaker), name(b.speaker)));
  if (OfTwoSpeakers(comparer, a, b) && SameWords(match)) steps.emplace_back("the same words are given to two speakers");
  return steps;
}

}  // namespace silang::diff
