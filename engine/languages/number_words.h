// Number words as language packs define them: the arithmetic of their parts, and words written together from several of them.
#ifndef SILANG_LANGUAGES_NUMBER_WORDS_H_
#define SILANG_LANGUAGES_NUMBER_WORDS_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace silang::languages {

class LanguagePack;
struct Entry;

// The place value of the last digit that a number word fixes: 10 for twenty, 100 for three hundred, 1 for twelve.
double PlaceOf(double value);

// Adds up the parts of a number word by word. Parts stand in falling order; a scale multiplies all smaller parts before it:
//
//     two hundred fifty thousand and five:  [2] [200] [200 50] [250000] [250000 5]
//     three thousand million:               [3] [3000] [3000000000]
//     drei und zwanzig, three and twenty:   [3] [23]
//
// Every operation leaves the sum as it was and returns false if the part cannot stand there. Constant time and space.
class NumberSum {
 public:
  bool empty() const { return size_ == 0; }
  double value() const;
  double place() const { return size_ == 0 ? 0 : terms_[size_ - 1].place; }

  bool Add(double value, double place);
  bool AddLinked(double value, double place);  // after "und", "and": a unit may stand before its tens too
  bool Scale(double scale);
  bool Teen();  // "tiga belas": the unit before it is one of the teens
  // Multiplies the last part, a fraction included: "two and a half [million]".
  void AddFraction(double fraction);
  // How many parts would go into a product with `scale`: where the part begins that a failed Scale() would cut off.
  int PartsBelow(double scale) const;
  int size() const { return size_; }
  void Truncate(int size) { size_ = size; }

 private:
  struct Term {
    double value;
    double place;
  };
  static constexpr int kMost = 12;  // hundreds, tens and units below each of four scales
  std::array<Term, kMost> terms_;
  int size_ = 0;
};

// A word read as a number.
struct NumberWord {
  enum class Kind : uint8_t { kCardinal, kOrdinal, kFraction, kMultiple, kGroup /* "keduanya": the two of them */ };
  Kind kind = Kind::kCardinal;
  double value = 0;
  double place = 1;
};

// The words that a language writes together: "dreiundzwanzig", "centoventitré", "keempat", "sepertiga".
// Built once with the pack; read-only then.
class NumberWords {
 public:
  void Build(const LanguagePack& pack);
  // Time linear in the word's length; a few nanoseconds for most words that are none.
  std::optional<NumberWord> Read(std::string_view folded) const;
  // "zwölfjährige", "dreitägiger": the number and the unit that a word is written together from; no unit where it is an age.
  struct Measured {
    double value = 0;
    std::string_view unit;
  };
  std::optional<Measured> ReadMeasured(std::string_view folded) const;
  // "6th", "80e", "3.": whether `folded` after digits makes an ordinal; "an" as in "2.000-an" an estimate.
  bool IsDigitOrdinal(std::string_view folded) const;
  bool IsAboutSuffix(std::string_view folded) const;
  bool EndsInGroupSuffix(std::string_view folded) const;  // "pertamanya"
  bool IsOrdinalPrefix(std::string_view folded) const;    // "ke" in "ke-80"
  bool HasOrdinalPrefix() const { return !ordinal_prefixes_.empty(); }
  bool IsVerbForm(std::string_view folded) const;  // begins as verbs do ("me-", "di-"): it is not what is counted
  bool characters() const { return characters_; }  // number words are single characters: "三百", "삼백"
  const std::vector<std::string>& and_prefixes() const { return and_prefixes_; }  // "and", written with the number behind it
  bool OnlyCounts(std::string_view folded) const;               // a number only before what it counts: "두 명"
  bool OnlyMeasures(std::string_view folded) const;             // a number alone only before a unit: "오 년"
  bool HasOnePrefix() const { return !one_prefixes_.empty(); }  // "se-": the language has words for one of a unit
  // The unit that a word names one of: "sejam", "setahun"; nullptr if it is none.
  const Entry* OneOf(const LanguagePack& pack, std::string_view folded) const;

 private:
  struct Morpheme {
    double value = 0;
    bool scale = false;
    bool link = false;
  };
  std::optional<double> Joined(std::string_view word, double* place) const;
  std::optional<double> Stem(std::string_view word, double* place) const;
  std::optional<NumberWord> Share(std::string_view word) const;
  std::optional<NumberWord> Affixed(std::string_view folded) const;

  bool joined_ = false, characters_ = false;
  size_t longest_ = 0;
  std::bitset<65536> starts_;
  absl::flat_hash_map<std::string, Morpheme> morphemes_;
  std::vector<std::pair<std::string, double>> ordinals_;
  std::vector<std::pair<std::string, std::string>> unit_suffixes_;  // and the unit
  std::vector<std::string> one_prefixes_, ordinal_prefixes_, fraction_prefixes_, together_prefixes_, group_suffixes_;
  std::vector<std::string> ordinal_suffixes_, fraction_suffixes_, multiple_suffixes_, digit_ordinals_, about_suffixes_,
      verb_prefixes_, and_prefixes_, only_count_, only_measure_;
};

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_NUMBER_WORDS_H_
