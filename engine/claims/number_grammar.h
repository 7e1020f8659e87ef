// The grammar of a single number: digits, number words and their mixtures, without qualifiers.
#ifndef SILANG_CLAIMS_NUMBER_GRAMMAR_H_
#define SILANG_CLAIMS_NUMBER_GRAMMAR_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "claims/numbers.h"

namespace silang::claims {

// Digits as written, read by the separators of the language and the habits of the article.
struct Digits {
  double value = 0;
  std::optional<double> alternative;  // the other reading of "15.000" or "1,234"
  double precision = 1;               // place value of the last digit
  int length = 0;                     // digits before the decimal separator
  bool separators = false;
  bool decimal = false;
  bool leading_zero = false;  // "007", "0812": a name rather than a number
};

// Reads "15.000", "1,2", "12,34,567.89". Nothing for what is no number: "192.168.1.2", "17.08.2025". Linear in its length.
std::optional<Digits> ReadDigits(std::string_view text, char decimal, char group, bool habit);

// The choices of [number-link] in topics.inc, in their order.
enum NumberLink : uint8_t {
  kAnd,
  kAndHundreds,
  kPoint,
  kMinus,
  kHalfMore,
  kArticle,
  kTeen,
  kMinusAfter,
  kOver,         // "1 बटा 3", "ett delat med tre": the numerator first
  kUnder,        // "三分之一", "삼분의 일": the denominator first
  kHalfBefore,   // "साढ़े तीन": a half is added to the unit behind it
  kOverOrdinal,  // "21 का पांचवां": the numerator first, the denominator an ordinal
  kParts         // "trinta avos": what stands before it is a denominator
};

// One number, without qualifiers, as the words from a token on name it.
struct Core {
  uint32_t first = 0;
  uint32_t last = 0;
  NumberForm form = NumberForm::kCardinal;
  std::optional<double> value;
  double low = 0, high = 0;  // kVague
  std::optional<double> alternative;
  double precision = 0;
  bool digits = false;
  bool words = false;  // number words take part
  bool article_like = false;
  bool group = false;       // "keduanya", "ketiga negara": the two, the three of them
  bool plain = false;       // digits alone, without separators or scale
  bool identifier = false;  // "0812", "192.168.1.2": to be stepped over
  bool minus = false;
  bool about = false;                          // "2.000-an"
  int length = 0;                              // digits, where plain
  const languages::Entry* currency = nullptr;  // glued before the digits: "Rp20"
};

using text::Bit;

// Reads numbers from a sentence's tokens.
class NumberGrammar {
 public:
  NumberGrammar(const context::Context& context, uint32_t first, uint32_t last);

  // The topics of what the pack knows at token `i`, as bits.
  text::TopicSet Topics(uint32_t i) const { return a_.Topics(i); }
  // Whether a number may begin at token `i`, whose topics are given. Most tokens begin none; this is cheap.
  bool MayBegin(uint32_t i, uint64_t topics) const;
  // Whether token `i` is a word that no number begins with: Read(i) would say so too.
  bool BeginsNone(uint32_t i) const {
    return a_.token(i).kind == text::TokenKind::kWord && !words_.characters() && !MayBegin(i, Topics(i));
  }

  // The number that begins at token `i`; nothing if there is none. Time linear in the number's length.
  std::optional<Core> Read(uint32_t i) const;

  const text::Analysis& analysis() const { return a_; }
  std::string_view Text(uint32_t i) const { return document_.Text(a_.token(i)); }
  std::string_view Folded(uint32_t i) const { return a_.folded(i); }
  uint32_t first() const { return first_; }
  uint32_t last() const { return last_; }
  bool Glued(uint32_t i) const { return i < last_ && a_.token(i).Has(text::TokenFlag::kGlued); }
  bool Is(uint32_t i, std::string_view text) const { return i >= first_ && i < last_ && Text(i) == text; }
  const context::Context& context() const { return context_; }
  bool IsHyphen(uint32_t i) const;
  bool IsCharacter(uint32_t i) const;
  // The longest hit of `topic` at `i` that stays within the sentence and is written in the case that its form asks for.
  const text::Hit* Find(uint32_t i, languages::Topic topic) const {
    return i < last_ && a_.Has(i, topic) ? HitOf(i, topic) : nullptr;
  }
  const text::Hit* FindChoice(uint32_t i, languages::Topic topic, std::string_view meaning) const {
    return i < last_ && a_.Has(i, topic) ? ChoiceOf(i, topic, meaning) : nullptr;
  }
  // "a crew of [ten] made it": the word for a group that ends before the number at `at`; nullptr if none does.
  const text::Hit* GroupBefore(uint32_t at) const;
  // "or more", "lebih", "+" right after a number or its noun; nullptr if there is none.
  const text::Hit* QualifierAfter(uint32_t at) const;

 private:
  const text::Hit* HitOf(uint32_t i, languages::Topic topic) const;
  const text::Hit* ChoiceOf(uint32_t i, languages::Topic topic, std::string_view meaning) const;
  struct Part {
    double value = 0;
    uint32_t last = 0;  // 0 if there is none
    bool plural = false;
  };
  std::optional<Core> ReadDigitsAt(uint32_t i) const;
  std::optional<Core> ReadMixed(uint32_t i) const;
  std::optional<Core> ReadOrdinalPrefix(uint32_t i) const;
  std::optional<Core> ReadVague(uint32_t i) const;
  std::optional<Core> ReadJoined(uint32_t i) const;
  std::optional<Core> ReadWords(uint32_t i) const;
  std::optional<Core> ReadLoneNegative() const;
  void ReadPoint(Core* core) const;
  bool ReadOver(Core* core) const;
  bool Measures(uint32_t i) const;
  bool ReadFraction(Core* core) const;
  void ReadFractionOf(Core* core) const;
  void ReadExponent(Core* core) const;
  void ReadSuffix(Core* core) const;
  // Digits in a row: of a number, or characters.
  struct Row {
    Core core;  // with a value where they are written as digits
    double value = 0;
    uint32_t last = 0;
    int length = 0;           // characters
    bool neighbours = false;  // "三四": three or four
    bool zero = false;
  };
  std::optional<Core> ReadCharacters(uint32_t i, uint32_t start, bool minus) const;
  std::optional<Core> ReadCharacterSum(uint32_t i) const;
  std::optional<Row> ReadRow(uint32_t i) const;
  const text::Hit* DigitCharacter(uint32_t i) const;
  void ReadCharacterPoint(Core* core) const;
  std::optional<Core> ReadUnder(const Core& bottom) const;
  void ReadMixedUnder(Core* core) const;
  bool InOtherWord(const Core& core) const;
  std::optional<double> VulgarFraction(uint32_t i) const;
  bool LongerOrdinal(const text::Hit& cardinal) const;
  bool JoinsTens(uint32_t i, const Core& core, double place) const;
  Part CompoundDenominator(uint32_t i) const;
  bool IsPeriod(const text::Hit& fraction, double numerator, bool digits) const;
  std::optional<Core> Denominator(uint32_t i, double numerator) const;

  const context::Context& context_;
  const document::Document& document_;
  const text::Analysis& a_;
  const languages::NumberWords& words_;
  uint32_t first_, last_;
  char decimal_ = '.', group_ = ',';
  bool habit_ = false;
  bool spaces_ = false;  // the language groups digits by spaces
};

// A word of change ("rose", "turun") stands shortly before token `at`: "from 5 to 10" after it is no range.
bool ChangesBefore(const NumberGrammar& grammar, uint32_t at);

// The token behind an article at `at`, if a number in digits stands there: "y [un] 3%"; else `at`.
uint32_t PastArticle(const NumberGrammar& grammar, uint32_t at);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_NUMBER_GRAMMAR_H_
