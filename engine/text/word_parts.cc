#include "text/word_parts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "text/words.h"
#include "unicode/unicode.h"

namespace silang::text {
namespace {

using languages::AffixRule;
using languages::Entry;
using languages::LanguagePack;
using languages::Topic;
using unicode::ScannedToken;
using unicode::TokenKind;

constexpr size_t kLongestWord = 96;      // bytes; longer words are no numbers
constexpr size_t kLongestMorpheme = 15;  // bytes: five syllables
constexpr size_t kMostPieces = 24;

constexpr TopicSet kNumbers = Bit(Topic::kCardinal) | Bit(Topic::kScale);
constexpr TopicSet kMeasures = Bit(Topic::kUnit) | Bit(Topic::kCurrency) | Bit(Topic::kPercent);
constexpr TopicSet kCounters = kMeasures | Bit(Topic::kClassifier) | Bit(Topic::kNumberLink);
constexpr TopicSet kBehind = kCounters | Bit(Topic::kQualifierAfter) | Bit(Topic::kRangeLink) | Bit(Topic::kAge);
// What makes a word another one than the number that it begins with.
constexpr TopicSet kOthers = ~(kNumbers | kBehind | Bit(Topic::kNumberAffix) | Bit(Topic::kQualifier) | Bit(Topic::kTimeUnit) |
                               Bit(Topic::kOrdinal) | Bit(Topic::kFraction) | Bit(Topic::kMultiple) | Bit(Topic::kVague));

// What the pack knows of one form.
struct Known {
  TopicSet topics = 0;
  double value = 0;  // of a number
};

// A stretch of a word that is a number word or belongs to one.
struct Piece {
  size_t end = 0;
  Known known;
  bool scale() const { return (known.topics & Bit(Topic::kScale)) != 0; }
  bool number() const { return (known.topics & kNumbers) != 0; }
  bool digit() const { return number() && !scale() && known.value < 10; }
};

class Parter {
 public:
  Parter(std::string_view text, const LanguagePack& pack) : text_(text), pack_(pack) {}

  std::vector<ScannedToken> Run(const std::vector<ScannedToken>& tokens) {
    const auto& words = pack_.number_words();
    out_.reserve(tokens.size() + tokens.size() / 8);
    for (const ScannedToken& token : tokens) {
      const bool foreign = static_cast<unsigned char>(text_[token.span.begin]) < 0x80;  // Latin letters in such a text
      if (token.kind != TokenKind::kWord || foreign || token.span.size() > kLongestWord ||
          !(words.characters() ? PartCharacters(token) : PartPrefix(token))) {
        out_.push_back(token);
      }
    }
    return std::move(out_);
  }

 private:
  Known Lookup(std::string_view word) const {
    Known known;
    const auto node = pack_.Step(languages::kPhraseRoot, pack_.FindWord(word));
    if (node == languages::kNoPhrase) return known;
    for (uint32_t index : pack_.EntriesAt(node)) {
      const Entry& entry = pack_.entries()[index];
      known.topics |= Bit(entry.topic);
      if ((Bit(entry.topic) & kNumbers) != 0) known.value = entry.number;
    }
    return known;
  }

  // Calls visit(stem) for `word` less each ending that the pack's inflection takes off.
  template <typename Visit>
  bool AnyStem(std::string_view word, Visit visit) const {
    return std::any_of(pack_.affixes().begin(), pack_.affixes().end(), [&](const AffixRule& rule) {
      return !rule.derivation && rule.prefix.empty() && word.ends_with(rule.suffix) &&
             visit(word.substr(0, word.size() - rule.suffix.size()));
    });
  }

  // Topics of `word` as it stands or less an ending.
  TopicSet TopicsOf(std::string_view word) const {
    TopicSet topics = Lookup(word).topics;
    AnyStem(word, [&](std::string_view stem) {
      if (!stem.empty()) topics |= Lookup(stem).topics;
      return false;
    });
    return topics;
  }

  void Push(const ScannedToken& whole, size_t begin, size_t end) {
    ScannedToken part = whole;
    part.span = {static_cast<uint32_t>(whole.span.begin + begin), static_cast<uint32_t>(whole.span.begin + end)};
    if (begin > 0) part.flags = unicode::kGlued;
    out_.push_back(part);
  }

  // "وستون"
  bool PartPrefix(const ScannedToken& token) {
    const std::string word = unicode::Fold(text_.substr(token.span.begin, token.span.size()));
    if (word.size() != token.span.size()) return false;  // cut at the bytes of the text
    for (const std::string& prefix : pack_.number_words().and_prefixes()) {
      if (word.size() <= prefix.size() || !word.starts_with(prefix) || Lookup(word).topics != 0) continue;
      const TopicSet topics = Lookup(std::string_view(word).substr(prefix.size())).topics;
      if ((topics & (kNumbers | Bit(Topic::kFraction))) == 0) continue;
      Push(token, 0, prefix.size());
      Push(token, prefix.size(), word.size());
      return true;
    }
    return false;
  }

  // "이백삼십명이", "오천만원", and "만여명" behind digits.
  bool PartCharacters(const ScannedToken& token) {
    const std::string word = unicode::Fold(text_.substr(token.span.begin, token.span.size()));
    if (word.size() != token.span.size() || word.size() < 6) return false;
    const bool glued = (token.flags & unicode::kGlued) != 0 && !out_.empty();
    const bool behind_digits = glued && out_.back().kind == TokenKind::kNumber;
    const bool behind_link = !out_.empty() && (Lookup(Last()).topics & Bit(Topic::kNumberLink)) != 0;
    size_t count = Walk(word, behind_digits);
    if (count == 0) return false;
    // "삼분의 일은": behind a link "일은" is one, elsewhere it is work. "3조각": three pieces, and no 3e12.
    const TopicSet topics = TopicsOf(word);
    if (((topics & kOthers) != 0 && !behind_link && !behind_digits) || (topics & kBehind) != 0) return false;
    first_word_ = std::string_view(word).substr(0, pieces_[0].end);
    for (; count > 0; --count) {
      if (Accepts(count, std::string_view(word).substr(pieces_[count - 1].end), behind_digits, behind_link)) break;
    }
    if (count == 0) return false;
    size_t begin = 0;
    for (size_t k = 0; k < count; ++k) {
      Push(token, begin, pieces_[k].end);
      begin = pieces_[k].end;
    }
    if (begin < word.size()) Push(token, begin, word.size());
    return true;
  }

  std::string_view Last() const { return text_.substr(out_.back().span.begin, out_.back().span.size()); }

  // Number words from the start of `word`, the longest first; how many.
  size_t Walk(std::string_view word, bool behind_digits) {
    size_t count = 0, at = 0;
    bool decimals = false;
    while (at < word.size() && count < kMostPieces) {
      Piece piece;
      for (size_t n = std::min(kLongestMorpheme, word.size() - at); n > 0; --n) {
        const Known known = Lookup(word.substr(at, n));
        const bool link = (known.topics & Bit(Topic::kNumberLink)) != 0;
        const bool after = (known.topics & Bit(Topic::kQualifierAfter)) != 0 && (count > 0 || behind_digits);
        if ((known.topics & kNumbers) == 0 && !link && !after) continue;
        piece = {at + n, known};
        break;
      }
      if (piece.end == 0) break;
      if (piece.digit() && count > 0 && pieces_[count - 1].digit() && !decimals) break;
      decimals = decimals || (!piece.number() && count > 0);
      pieces_[count++] = piece;
      at = piece.end;
    }
    return count;
  }

  // Whether `count` pieces with `rest` behind them are a number, and not the beginning of a word that looks like one.
  bool Accepts(size_t count, std::string_view rest, bool behind_digits, bool behind_link) const {
    if (behind_digits) return !pieces_[0].digit();
    size_t numbers = 0;
    bool linked = behind_link;
    for (size_t k = 0; k < count; ++k) {
      numbers += pieces_[k].number();
      linked = linked || !pieces_[k].number();
    }
    if (numbers == 0 || !Plausible(count, numbers)) return false;
    if (rest.empty()) return numbers > 1 || linked;
    const TopicSet topics = TopicsOf(rest);
    if ((topics & kBehind) != 0) {
      const Piece& first = pieces_[0];
      if (numbers > 1 || linked || first.scale() || first.known.value >= 10) return true;
      // One digit before what it counts: "두명", "오원"; digits that only measure count nothing.
      return (topics & kMeasures) != 0 || !pack_.number_words().OnlyMeasures(first_word_);
    }
    const bool ending = AnyStem(rest, [](std::string_view stem) { return stem.empty(); });
    return ending && (numbers > 1 || linked);
  }

  // Two number words make a number only if one multiplies the other or fills its place: "이백", "십이", no "조사".
  bool Plausible(size_t count, size_t numbers) const {
    if (numbers != 2 || count != 2) return true;
    const Piece &a = pieces_[0], &b = pieces_[1];
    if (b.scale()) return !a.scale() || a.known.value < b.known.value;
    return a.scale() ? a.known.value <= 1000 : a.known.value >= 10;
  }

  std::string_view text_;
  const LanguagePack& pack_;
  std::vector<ScannedToken> out_;
  std::array<Piece, kMostPieces> pieces_;
  std::string_view first_word_;  // the text of the first piece
};

// The apostrophe in `word`: where it begins and ends; both 0 if there is none within.
std::pair<size_t, size_t> Apostrophe(std::string_view word) {
  for (std::string_view mark : {"'", "’"}) {
    const size_t at = word.find(mark);
    if (at != std::string_view::npos && at > 0 && at + mark.size() < word.size()) return {at, at + mark.size()};
  }
  return {0, 0};
}

// "Ankara'da", "2023'te": the name or number, the apostrophe as punctuation, and the ending.
std::vector<ScannedToken> PartEndings(std::string_view text, const std::vector<ScannedToken>& tokens) {
  std::vector<ScannedToken> out;
  out.reserve(tokens.size() + tokens.size() / 8);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const ScannedToken& token = tokens[i];
    const std::string_view word = text.substr(token.span.begin, token.span.size());
    const auto [begin, end] = token.kind == TokenKind::kWord ? Apostrophe(word) : std::pair<size_t, size_t>{0, 0};
    if (begin > 0) {
      const auto push = [&](size_t from, size_t to, TokenKind kind, uint8_t flags) {
        out.push_back(
            {{static_cast<uint32_t>(token.span.begin + from), static_cast<uint32_t>(token.span.begin + to)}, kind, flags});
      };
      push(0, begin, TokenKind::kWord, token.flags);
      push(begin, end, TokenKind::kPunctuation, unicode::kGlued);
      push(end, word.size(), TokenKind::kWord, unicode::kGlued);
      continue;
    }
    out.push_back(token);
    const bool joins = token.kind == TokenKind::kQuote && (word == "'" || word == "’") && (token.flags & unicode::kGlued) != 0 &&
                       i > 0 && tokens[i - 1].kind == TokenKind::kNumber && i + 1 < tokens.size() &&
                       tokens[i + 1].kind == TokenKind::kWord && (tokens[i + 1].flags & unicode::kGlued) != 0;
    if (joins) out.back().kind = TokenKind::kPunctuation;
  }
  return out;
}

}  // namespace

void PartWords(std::string_view text, const LanguagePack& pack, std::vector<ScannedToken>* tokens) {
  const auto& words = pack.number_words();
  if (words.characters() || !words.and_prefixes().empty()) *tokens = Parter(text, pack).Run(*tokens);
  if (pack.setting("endings") == "apostrophe") *tokens = PartEndings(text, *tokens);
}

const Entry* CurrencyInFront(std::string_view word, const LanguagePack& pack, size_t* letters) {
  constexpr size_t kFewest = 2, kMost = 6;
  size_t& end = *letters;
  end = 0;
  while (end < word.size() && end < kMost && (static_cast<unsigned char>(word[end]) | 32) >= 'a' &&
         (static_cast<unsigned char>(word[end]) | 32) <= 'z')
    ++end;
  if (end < kFewest || end == word.size() || word.find_first_not_of("0123456789", end) != std::string_view::npos) return nullptr;
  const auto node = pack.Step(languages::kPhraseRoot, pack.FindWord(unicode::Fold(word.substr(0, end))));
  if (node == languages::kNoPhrase) return nullptr;
  for (uint32_t index : pack.EntriesAt(node)) {
    if (pack.entries()[index].topic == Topic::kCurrency) return &pack.entries()[index];
  }
  return nullptr;
}

}  // namespace silang::text
