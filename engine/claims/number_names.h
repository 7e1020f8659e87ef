// Digits that are no numbers: parts of names, addresses, dates, clock times, phone and list numbers.
#ifndef SILANG_CLAIMS_NUMBER_NAMES_H_
#define SILANG_CLAIMS_NUMBER_NAMES_H_

#include "claims/number_grammar.h"

namespace silang::claims {

// Walks along with the reader of a sentence and remembers what stood just before.
class NumberNames {
 public:
  explicit NumberNames(const NumberGrammar& grammar) : g_(grammar) {}

  // What Pass() takes notice of.
  static constexpr uint64_t kTopics = Bit(languages::Topic::kIdentifierCue) | Bit(languages::Topic::kMonth);
  // To be called for every token that has one of kTopics, in order, before Skips() is asked of it.
  void Pass(uint32_t i);

  // Where reading goes on if the number `core` is none that counts or measures; 0 if it is one.
  //
  //     KN-23   Boeing 737-800   Pasal 27   No. 5   (4/9)   pukul 14.30   17 Agustus 1945   sejak 2018   4200 block of
  uint32_t Skips(const Core& core);

  // Something that can be counted stands at `i`.
  bool HasNounAfter(uint32_t i) const;

 private:
  bool WrittenAsMonth(const text::Hit& month) const;
  uint32_t MarkedDate(const Core& core);
  bool IsGluedName(const Core& core) const;
  bool IsClock(const Core& core) const;
  bool IsDate(const Core& core);
  bool IsYear(const Core& core) const;
  bool IsAfterCue(const Core& core) const;
  bool IsAfterName(const Core& core) const;
  bool IsAddress(const Core& core) const;
  bool IsNamedGroup(const Core& core) const;
  bool IsPair(const Core& core) const;
  bool CurrencyBeside(const Core& core) const;
  bool IsSingular(uint32_t i) const;
  bool IsListNumber(const Core& core) const;
  uint32_t DoubledEnd(const Core& core) const;
  bool IsNone(const Core& core) const;
  bool IsPronoun(const Core& core) const;
  bool IsRepeated(const Core& core) const;
  bool IsPartName(const Core& core) const;
  uint32_t PairEnd(const Core& core) const;
  bool MeasuredAfter(uint32_t i) const;
  bool Chained(uint32_t i) const;
  uint32_t ChainEnd(uint32_t i) const;

  const NumberGrammar& g_;
  const text::Hit* cue_ = nullptr;        // the last identifier cue
  uint32_t month_end_ = 0;                // where the last month name ended
  uint32_t identifier_end_ = 0xffffffff;  // where the last identifier ended
  uint32_t date_end_ = 0;                 // where the last date number ended
};

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_NUMBER_NAMES_H_
