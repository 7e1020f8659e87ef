#include "claims/number_grammar.h"

#include <cmath>

#include "languages/number_words.h"
#include "unicode/unicode.h"

namespace silang::claims {
namespace {

using languages::Entry;
using languages::NumberSum;
using languages::NumberWord;
using languages::PlaceOf;
using languages::Topic;
using text::Hit;
using text::Token;
using text::TokenFlag;
using text::TokenKind;

constexpr int kMostParts = 40;  // tokens that one number is read from, at the most

}  // namespace

NumberGrammar::NumberGrammar(const context::Context& context, uint32_t first, uint32_t last)
    : context_(context),
      document_(*context.document),
      a_(document_.analysis),
      words_(a_.pack().number_words()),
      first_(first),
      last_(last) {
  const auto& traits = a_.pack().traits();
  decimal_ = traits.decimal;
  group_ = traits.group;
  spaces_ = traits.digit_spaces;
  if (context.habits.decimal != 0) decimal_ = context.habits.decimal, habit_ = true;
  if (context.habits.group != 0) group_ = context.habits.group, habit_ = true;
}

bool NumberGrammar::IsHyphen(uint32_t i) const {
  if (i >= last_ || a_.token(i).kind != TokenKind::kPunctuation) return false;
  const std::string_view t = Text(i);
  return t == "-" || t == "–" || t == "—" || t == "‑";
}

// One character of a script without spaces: what is glued to it may be another word.
bool NumberGrammar::IsCharacter(uint32_t i) const {
  const std::string_view t = Text(i);
  return words_.characters() && static_cast<unsigned char>(t[0]) >= 0x80 && unicode::Decode(t, 0).length == t.size();
}

bool NumberGrammar::MayBegin(uint32_t i, uint64_t topics) const {
  constexpr uint64_t kNumbers = Bit(Topic::kCardinal) | Bit(Topic::kScale) | Bit(Topic::kOrdinal) | Bit(Topic::kFraction) |
                                Bit(Topic::kMultiple) | Bit(Topic::kVague);
  const Token& token = a_.token(i);
  if ((topics & kNumbers) != 0) return true;
  if ((topics & Bit(Topic::kNumberLink)) != 0) {  // "minus five", "point 77"; "a" before "hundred", "quarter"
    for (const Hit& hit : a_.HitsAt(i)) {
      if (hit.topic != Topic::kNumberLink) continue;
      if (hit.choice == kMinus || hit.choice == kPoint || hit.choice == kHalfBefore) return true;
      if (hit.choice == kArticle && hit.last < last_ && (Topics(hit.last) & kNumbers) != 0) return true;
    }
  }
  switch (token.kind) {
    case TokenKind::kNumber: return true;
    case TokenKind::kQuote: return false;
    case TokenKind::kSymbol:
    case TokenKind::kPunctuation: {
      // A sign, a leading decimal separator, or a vulgar fraction.
      const char c = document_.text[token.span.begin];
      if (static_cast<unsigned char>(c) >= 0x80) return true;
      if (i == first_ && c == '-') return true;
      return (c == '-' || c == '.' || c == ',') && i + 1 < last_ && a_.token(i + 1).kind != TokenKind::kWord && Glued(i + 1);
    }
    case TokenKind::kWord: break;
  }
  if (token.Has(TokenFlag::kMixed)) return true;
  if (i + 2 < last_ && IsHyphen(i + 1) && words_.IsOrdinalPrefix(Folded(i))) return true;
  if (words_.characters()) return words_.IsOrdinalPrefix(Folded(i));
  return token.number_word;
}

const Hit* NumberGrammar::GroupBefore(uint32_t at) const {
  constexpr uint32_t kLongest = 3;  // tokens
  for (uint32_t back = 1; back <= kLongest && at >= first() + back; ++back) {
    const Hit* group = FindChoice(at - back, Topic::kClassifier, "group");
    if (group != nullptr && group->last == at) return group;
  }
  return nullptr;
}

const Hit* NumberGrammar::HitOf(uint32_t i, Topic topic) const {
  const Hit* loose = nullptr;
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic != topic || hit.last > last_) continue;
    // "M" is a miliard or a million, "m" a metre: of forms of one letter an upper-case one counts only as it is written.
    if (hit.entry->form.size() == 1 && hit.last == i + 1 && Text(i) != hit.entry->form && (hit.entry->form[0] | 32) >= 'a') {
      if (hit.entry->form[0] >= 'a' && loose == nullptr) loose = &hit;
      continue;
    }
    // "less" is no form of "LE", nor "ins" of "in".
    if (hit.inflected && hit.entry->form.size() <= 2 && (topic == Topic::kCurrency || topic == Topic::kUnit)) continue;
    return &hit;
  }
  return loose;
}

const Hit* NumberGrammar::ChoiceOf(uint32_t i, Topic topic, std::string_view meaning) const {
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic == topic && hit.last <= last_ && hit.entry->meaning == meaning) return &hit;
  }
  return nullptr;
}

const Hit* NumberGrammar::QualifierAfter(uint32_t at) const {
  const Hit* after = Find(at, Topic::kQualifierAfter);
  if (after == nullptr || FindChoice(at, Topic::kQualifierAfter, "none") != nullptr) return nullptr;
  if (Is(at, "+") && !Glued(at)) return nullptr;
  if (after->last < last_ && after->last == at + 1 && Is(at, "plus") &&
      (a_.token(after->last).kind == text::TokenKind::kNumber || Find(after->last, Topic::kCurrency) != nullptr)) {
    return nullptr;  // "8 million plus 1.5 million"
  }
  for (uint32_t i = after->first + 1; i < after->last; ++i) {  // "5000 or less [than 6000]"
    const Hit* next = Find(i, Topic::kQualifier);
    if (next != nullptr && next->last > after->last) return nullptr;
  }
  if (after->last - after->first == 1 && a_.token(at).kind == TokenKind::kWord && after->last < last_ &&
      (FindChoice(after->last, Topic::kPreposition, "of") != nullptr ||
       FindChoice(after->last, Topic::kPreposition, "from") != nullptr)) {
    return nullptr;  // "30 lebih dari ..."
  }
  const Hit* before = Find(at, Topic::kQualifier);
  return before != nullptr && before->last > after->last ? nullptr : after;
}

// "ke-80", "ke -80", "ke-dua"
std::optional<Core> NumberGrammar::ReadOrdinalPrefix(uint32_t i) const {
  if (i + 2 >= last_ || !IsHyphen(i + 1) || !Glued(i + 2) || !words_.IsOrdinalPrefix(Folded(i))) return std::nullopt;
  std::optional<Core> core;
  if (a_.token(i + 2).kind == TokenKind::kNumber) {
    const auto digits = ReadDigits(Text(i + 2), decimal_, group_, habit_);
    if (!digits || digits->decimal) return std::nullopt;
    core.emplace();
    core->value = digits->value;
    core->digits = true;
    core->last = i + 3;
  } else {
    core = ReadWords(i + 2);
    if (!core || core->form != NumberForm::kCardinal) return std::nullopt;
  }
  core->first = i;
  core->form = NumberForm::kOrdinal;
  core->precision = 1;
  return core;
}

// "puluhan", "ratusan ribu", "hundreds of thousands", "beberapa ratus"
std::optional<Core> NumberGrammar::ReadVague(uint32_t i) const {
  const Hit* vague = Find(i, Topic::kVague);
  if (vague == nullptr) return std::nullopt;
  Core core;
  core.first = i;
  core.form = NumberForm::kVague;
  core.words = true;
  core.low = vague->entry->number;
  core.high = vague->entry->high;
  uint32_t at = vague->last;
  bool scaled = false;
  for (int parts = 0; parts < 3; ++parts) {
    uint32_t next = at;
    if (const Hit* of = FindChoice(at, Topic::kPreposition, "of"); of != nullptr && core.low >= 20) next = of->last;
    const Hit* scale = Find(next, Topic::kScale);
    if (scale == nullptr) break;
    core.low *= scale->entry->number;
    core.high *= scale->entry->number;
    scaled = true;
    at = scale->last;
  }
  core.last = at;
  core.precision = 1;
  if (!scaled && core.high - core.low <= 1) core.value = core.low;  // "a couple" names two, and allows three
  return core;
}

// "dreiundzwanzig", "keempat", "seribu" begin a number; what follows may go on with it: "kedua puluh satu", "seribu lima ratus".
std::optional<Core> NumberGrammar::ReadJoined(uint32_t i) const {
  if (a_.token(i).kind != TokenKind::kWord) return std::nullopt;
  const auto& word = a_.word(i).number;
  if (!word) return std::nullopt;
  Core core;
  core.first = i;
  core.last = i + 1;
  core.words = true;
  core.value = word->value;
  core.precision = word->place;
  core.form = word->kind == NumberWord::Kind::kOrdinal    ? NumberForm::kOrdinal
              : word->kind == NumberWord::Kind::kFraction ? NumberForm::kFraction
              : word->kind == NumberWord::Kind::kMultiple ? NumberForm::kMultiple
              : word->kind == NumberWord::Kind::kGroup    ? NumberForm::kOrdinal
                                                          : NumberForm::kCardinal;
  core.group = word->kind == NumberWord::Kind::kGroup;
  return core;
}

// "vingt et unième" is no twenty.
bool NumberGrammar::LongerOrdinal(const Hit& cardinal) const {
  const Hit* ordinal = Find(cardinal.first, Topic::kOrdinal);
  return ordinal != nullptr && !ordinal->inflected && ordinal->last > cardinal.last;
}

// "twenty - five": a hyphen with spaces around it joins tens to a unit, where text was taken apart and put together again.
bool NumberGrammar::JoinsTens(uint32_t i, const Core& core, double place) const {
  if (place != 10 || !core.words || core.digits || !Is(i, "-") || Glued(i) || Glued(i + 1)) return false;
  const Hit* unit = Find(i + 1, Topic::kCardinal);
  return unit != nullptr && unit->entry->number >= 1 && unit->entry->number <= 9;
}

// Number words and digits in one sum; see languages::NumberSum.
std::optional<Core> NumberGrammar::ReadWords(uint32_t i) const {
  NumberSum sum;
  Core core;
  core.first = core.last = i;
  uint32_t at = i;
  uint32_t article_end = 0;
  if (const Hit* article = FindChoice(i, Topic::kNumberLink, "article")) article_end = article->last;
  struct Saved {
    NumberSum sum;
    Core core;
  };
  Saved before_add{sum, core};  // the state before the last part: where a part that belongs to the next number is cut off
  bool ordinal = false;
  Saved before_link = before_add;  // the state before the last "and", and the sum of what it has added
  double since_link = 0;
  const Hit* half = FindChoice(i, Topic::kNumberLink, "half-before");
  if (half != nullptr) at = half->last;
  for (int parts = 0; parts < kMostParts && at < last_ && !ordinal; ++parts) {
    uint32_t next = at;
    bool linked = false;
    if (!sum.empty()) {
      if (IsHyphen(next) && Glued(next) && Glued(next + 1)) {
        ++next;
      } else if (JoinsTens(next, core, sum.place())) {
        ++next;
      } else if (const Hit* link = Find(next, Topic::kNumberLink); link != nullptr && link->entry->choice <= kAndHundreds) {
        if (core.digits && !core.words) break;
        if (link->entry->choice == kAndHundreds && sum.place() < 100) break;
        linked = true;
        next = link->last;
      }
    } else if (article_end > 0) {
      if (Find(article_end, Topic::kScale) == nullptr && Find(i, Topic::kCardinal) != nullptr)
        article_end = 0;  // "un sur trois"
      else
        next = article_end;
    }
    const Saved saved{sum, core};
    if (const Hit* link = FindChoice(next, Topic::kNumberLink, "teen"); link != nullptr && !sum.empty()) {
      if (!sum.Teen()) break;
      core.last = at = link->last;
      continue;
    }
    if (const Hit* scale = Find(next, Topic::kScale); scale != nullptr && !(linked && sum.place() < 1000)) {
      if (scale->entry->form.size() <= 2 && scale->entry->form[0] < 0x7f && sum.empty()) break;  // "K" alone is no number
      if (sum.empty() && article_end == 0 && scale->entry->number < 100) break;                  // "kodi", "score"
      if (!sum.empty() && core.digits && !core.words && sum.size() == 1 && scale->entry->number < 1000 && sum.place() > 0 &&
          scale->entry->words == 1 && sum.value() >= 1e6) {
        break;
      }
      if (!sum.Scale(scale->entry->number)) {
        const Saved cut = before_add;
        if (cut.sum.empty()) break;
        sum = cut.sum;
        core = cut.core;
        break;
      }
      core.words = true;
      core.precision = (core.precision == 0 ? 1 : core.precision) * scale->entry->number;
      core.last = at = scale->last;
      core.article_like = false;
      continue;
    }
    if (article_end > 0 && sum.empty()) break;
    double value = 0, place = 0;
    uint32_t end = 0;
    bool to_the_last = false;  // told to the last digit, whatever the scale before
    if (next < last_ && a_.token(next).kind == TokenKind::kNumber) {
      const auto digits = ReadDigitsAt(next);
      if (!digits || digits->identifier) break;
      const bool behind_thousands =
          core.digits && sum.place() == 1000 && digits->precision == 1 && *digits->value < 1000;  // "580 mil 430"
      if (!sum.empty() && (!core.words || !(linked || behind_thousands || Find(digits->last, Topic::kScale)))) break;
      to_the_last = behind_thousands;
      value = *digits->value;
      place = sum.empty() ? (digits->precision < 1 ? 0 : 1) : PlaceOf(value);
      end = digits->last;
      if (sum.empty()) {
        core = *digits;
        core.first = i;
      }
      core.digits = true;
    } else if (const Hit* cardinal = Find(next, Topic::kCardinal); cardinal != nullptr && !LongerOrdinal(*cardinal)) {
      if (cardinal->entry->words == 1 && cardinal->last == next + 3) break;    // "satu-satunya"
      if (!sum.empty() && !linked && CompoundDenominator(next).plural) break;  // "one hundred [thirty-fifths]"
      if (linked && cardinal->entry->number == 1 && core.precision >= 1e6 && FindChoice(next, Topic::kNumberLink, "article"))
        break;  // "32 milhões e [uma] taça"
      value = cardinal->entry->number;
      place = PlaceOf(value);
      end = cardinal->last;
      if (sum.empty() && value == 1) core.article_like = true;
    } else if (const Hit* ordinal_hit = Find(next, Topic::kOrdinal);
               ordinal_hit != nullptr && (!ordinal_hit->inflected || words_.EndsInGroupSuffix(Folded(next))) && !core.digits &&
               (!sum.empty() || article_end == 0)) {
      if (core.article_like && next == i + 1 && FindChoice(i, Topic::kNumberLink, "article") != nullptr &&
          Find(next, Topic::kFraction) != nullptr && ordinal_hit->entry->number >= 100) {
        break;  // "un centesimo", "een honderdste": a part
      }
      if (const Hit* part = Find(next, Topic::kFraction); part != nullptr && part->last > ordinal_hit->last)
        break;  // "la quinta parte"
      value = ordinal_hit->entry->number;
      place = PlaceOf(value);
      end = ordinal_hit->last;
      ordinal = true;
    } else if (next < last_ && a_.token(next).kind == TokenKind::kWord) {
      const auto& word = a_.word(next).number;
      if (!word) break;
      const bool whole = word->kind == NumberWord::Kind::kCardinal;
      if (!whole &&
          !(word->kind == NumberWord::Kind::kOrdinal && words_.IsOrdinalPrefix(Folded(next).substr(0, 2)) && sum.empty()) &&
          !(word->kind == NumberWord::Kind::kOrdinal && !sum.empty())) {
        break;
      }
      value = word->value;
      place = word->place;
      end = next + 1;
      ordinal = !whole && !sum.empty();
      if (!whole && sum.empty()) core.form = NumberForm::kOrdinal;  // "kedua [puluh satu]"
    } else {
      break;
    }
    const bool scale_ordinal = ordinal && value >= 100 && !sum.empty();
    if (sum.size() == 1 && sum.value() == 0 && !core.digits && !linked && !ordinal && value > 0 && value < 10) {
      sum = NumberSum();  // "cero dos": the zero leads
      core.article_like = false;
    }
    const bool fits = scale_ordinal ? sum.Scale(value) : linked ? sum.AddLinked(value, place) : sum.Add(value, place);
    if (!fits) {
      ordinal = false;
      break;
    }
    if (half != nullptr && sum.size() == 1 && saved.sum.empty()) sum.AddFraction(0.5);  // before a scale multiplies it
    before_add = saved;
    if (linked && saved.sum.place() >= (words_.and_prefixes().empty() ? 100 : 10)) {
      before_link = saved;
      since_link = value;
    } else {
      since_link = since_link > 0 && place < PlaceOf(since_link) ? since_link + value : 0;
    }
    if (a_.token(end - 1).kind != TokenKind::kNumber) {
      core.words = true;
      core.precision = value > 0 ? (place > 0 ? place : 1) : 1;
      core.plain = false;
    } else if (to_the_last) {
      core.precision = 1;
    }
    if (!sum.empty() && sum.size() > 1) core.article_like = false;
    core.last = at = end;
  }
  // "vigésimo quinto", "centésima trigésima primeira": ordinals one behind the other, each of a smaller place.
  while (ordinal && at < last_ && a_.pack().traits().nouns_first) {
    const Hit* smaller = Find(at, Topic::kOrdinal);
    if (smaller == nullptr || smaller->inflected || smaller->entry->number >= sum.place()) break;
    if (!sum.Add(smaller->entry->number, PlaceOf(smaller->entry->number))) break;
    core.last = at = smaller->last;
  }
  if (sum.empty() || core.last == i) return std::nullopt;
  // "two million [and three fifths]": the part after "and" is the numerator of a fraction.
  const auto proper = since_link > 0 && !ordinal ? Denominator(core.last, since_link) : std::nullopt;
  if (proper && *proper->value < 1) {
    sum = before_link.sum;
    core = before_link.core;
  }
  core.value = sum.value();
  if (ordinal) core.form = NumberForm::kOrdinal;
  if (core.words && core.digits) core.plain = false;
  return core;
}

// "- 1 4/5", "- 2 degrees": a dash with a space behind it opens a list item, unless the number is all that there is.
std::optional<Core> NumberGrammar::ReadLoneNegative() const {
  if (first_ + 1 >= last_ || a_.token(first_ + 1).kind != TokenKind::kNumber) return std::nullopt;
  auto core = Read(first_ + 1);
  if (!core || !core->value || core->form == NumberForm::kOrdinal) return std::nullopt;
  uint32_t end = core->last;
  for (Topic topic : {Topic::kUnit, Topic::kPercent, Topic::kCurrency}) {
    if (const Hit* measure = Find(core->last, topic)) end = std::max(end, measure->last);
  }
  if (end != last_) return std::nullopt;
  *core->value = -*core->value;
  if (core->alternative) *core->alternative = -*core->alternative;
  core->minus = true;
  core->plain = false;
  core->first = first_;
  return core;
}

std::optional<Core> NumberGrammar::Read(uint32_t i) const {
  const Token& token = a_.token(i);
  if (token.kind == TokenKind::kQuote) return std::nullopt;
  if (token.kind == TokenKind::kWord) {
    if (token.Has(TokenFlag::kMixed)) {
      auto core = ReadMixed(i);
      if (core) {
        if (const Hit* scale = Find(core->last, Topic::kScale)) {
          *core->value *= scale->entry->number;
          core->precision *= scale->entry->number;
          core->last = scale->last;
          core->alternative = std::nullopt;
        }
      }
      return core;
    }
    if (auto ordinal = ReadOrdinalPrefix(i)) return ordinal;
  }
  // A sign: "minus", or a dash that is glued to the number and to nothing before it.
  uint32_t start = i;
  bool minus = false;
  if (const Hit* sign = FindChoice(i, Topic::kNumberLink, "minus")) {
    start = sign->last;
    minus = true;
  } else if ((Is(i, "-") || Is(i, "−") || Is(i, "–") || Is(i, "－")) && Glued(i + 1) &&
             (i == first_ || !Glued(i) || a_.token(i - 1).kind != TokenKind::kNumber) && i + 1 < last_ &&
             (i == first_ || !Glued(i) || a_.token(i - 1).kind == TokenKind::kPunctuation ||
              a_.token(i - 1).kind == TokenKind::kSymbol || IsCharacter(i - 1))) {
    if (a_.token(i + 1).kind != TokenKind::kNumber && !Is(i + 1, ".") && !Is(i + 1, ",")) return std::nullopt;
    start = i + 1;
    minus = true;
  }
  if (start >= last_) return std::nullopt;
  if (i == first_ && Is(i, "-") && !Glued(i + 1)) return ReadLoneNegative();
  if (words_.characters() && a_.token(start).kind != TokenKind::kPunctuation &&
      (a_.token(start).kind != TokenKind::kSymbol || DigitCharacter(start) != nullptr)) {  // "〇" is a symbol
    auto core = ReadCharacters(i, start, minus);
    if (core || a_.token(start).kind != TokenKind::kNumber) return core;
  }
  std::optional<Core> core;
  if (const auto vulgar = VulgarFraction(start)) {
    core.emplace();
    core->first = i;
    core->last = start + 1;
    core->value = vulgar;
    core->form = NumberForm::kFraction;
    core->precision = 0.01;
  } else if (a_.token(start).kind == TokenKind::kPunctuation) {
    core = ReadDigitsAt(start);
    if (core) {
      if (const Hit* scale = Find(core->last, Topic::kScale)) {
        *core->value *= scale->entry->number;
        core->last = scale->last;
        core->words = true;
      }
    }
  } else {
    core = ReadWords(start);
    if (!core && a_.token(start).kind == TokenKind::kNumber) core = ReadDigitsAt(start);  // an identifier
    if (core && core->identifier) return core;
    std::optional<Core> vague = minus ? std::nullopt : ReadVague(start);
    if (vague && (!core || vague->last >= core->last)) return vague;
    if (const Hit* multiple = Find(start, Topic::kMultiple); core && multiple != nullptr && multiple->last > core->last)
      core = std::nullopt;  // "dua kali ganda"
    if (!core) {
      // "half", "a quarter of", "sepertiga", "point 77"
      uint32_t at = start;
      if (const Hit* article = FindChoice(start, Topic::kNumberLink, "article")) at = article->last;
      if (const auto ordinal = at == start ? ReadJoined(start) : std::nullopt;
          ordinal && ordinal->form == NumberForm::kOrdinal && Find(start, Topic::kFraction) != nullptr &&
          FindChoice(start + 1, Topic::kPreposition, "of") == nullptr) {
        core = ordinal;  // "de vijfde teruggave", "la vingtième édition" are no shares
      } else if (const Hit* fraction = Find(at, Topic::kFraction)) {
        core.emplace();
        core->first = start;
        core->last = fraction->last;
        core->value = fraction->entry->number;
        core->form = NumberForm::kFraction;
        core->words = true;
        core->precision = 0.01;
      } else if (const Hit* multiple = Find(start, Topic::kMultiple)) {
        core.emplace();
        core->first = start;
        core->last = multiple->last;
        core->value = multiple->entry->number;
        core->form = NumberForm::kMultiple;
        core->words = true;
        core->precision = 1;
      } else if (FindChoice(start, Topic::kNumberLink, "point") != nullptr &&
                 (Find(start, Topic::kPreposition) == nullptr ||
                  (start > first_ && Find(start - 1, Topic::kCurrency) != nullptr))) {  // "3 euros con 50", not "con 17 años"
        core.emplace();
        core->first = core->last = start;
        core->value = 0;
        core->words = true;
        ReadPoint(&*core);
        if (core->last == start) return std::nullopt;
      } else {
        core = ReadJoined(start);
      }
    }
  }
  if (!core || !core->value) return std::nullopt;
  if (core->form == NumberForm::kCardinal) {
    ReadExponent(&*core);
    ReadPoint(&*core);
    const bool over = ReadOver(&*core);
    const auto denominator =
        !over && (core->precision >= 1 || !core->digits) ? Denominator(core->last, *core->value) : std::nullopt;
    if (denominator) {
      core->form = NumberForm::kFraction;
      core->value = denominator->value;
      core->last = denominator->last;
      core->precision = 0.01;
      core->plain = core->article_like = false;
      core->words = true;
      ReadFractionOf(&*core);
    } else if (!over) {
      ReadFraction(&*core);
      // "two and a half [million]", "1,5 juta" is done already
      if (const Hit* scale = Find(core->last, Topic::kScale);
          scale != nullptr && *core->value < 1000 && *core->value > 0 && (core->precision < 1)) {
        *core->value *= scale->entry->number;
        core->precision *= scale->entry->number;
        core->last = scale->last;
        core->words = true;
        core->plain = core->article_like = false;
      }
    }
    if (!over) ReadSuffix(&*core);
  } else if (core->form == NumberForm::kFraction) {
    ReadFractionOf(&*core);
  }
  if (core->precision == 0) core->precision = 1;
  if (minus && core->value) {
    *core->value = -*core->value;
    if (core->alternative) *core->alternative = -*core->alternative;
    core->minus = true;
    core->plain = core->article_like = false;
  }
  core->first = i;
  return core;
}

}  // namespace silang::claims
