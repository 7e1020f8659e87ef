#include "context/habits.h"

#include <string_view>

#include "text/dates.h"

namespace silang::context {
namespace {

struct Votes {
  uint32_t comma = 0;  // signs that the comma parts decimals, the full stop groups
  uint32_t stop = 0;   // and the other way round
};

// Adds what the separators of one number tell.
void Count(std::string_view number, Votes* votes) {
  size_t stops = 0, commas = 0, last = 0;
  for (size_t i = 0; i < number.size(); ++i) {
    if (number[i] == '.') ++stops, last = i;
    if (number[i] == ',') ++commas, last = i;
  }
  if (stops + commas == 0) return;
  const size_t tail = number.size() - last - 1;
  const bool comma_last = number[last] == ',';
  if (stops > 0 && commas > 0) {
    ++(comma_last ? votes->comma : votes->stop);
  } else if (stops + commas > 1) {
    if (tail == 3) ++(comma_last ? votes->stop : votes->comma);
  } else if (tail != 3) {
    // "14.30" is a clock time as often as a decimal in languages that write so: only a comma or another tail tells.
    if (comma_last)
      ++votes->comma;
    else if (tail != 2)
      ++votes->stop;
  }
}

}  // namespace

NumberHabits ReadHabits(const document::Document& document) {
  Votes votes;
  for (const document::Sentence& sentence : document.sentences) {
    if (!sentence.HasClaims()) continue;
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const text::Token& token = document.analysis.token(i);
      if (token.kind == text::TokenKind::kNumber) Count(document.Text(token), &votes);
    }
  }
  NumberHabits habits;
  if (votes.comma > 2 * votes.stop) habits = {',', '.'};
  if (votes.stop > 2 * votes.comma) habits = {'.', ','};
  return habits;
}

bool HasLinesByClock(const document::Document& document) {
  constexpr uint32_t kFewest = 3;
  const text::Analysis& analysis = document.analysis;
  uint32_t lines = 0;
  bool up = true, down = true;
  int last = 0;
  for (const document::Sentence& sentence : document.sentences) {
    if (!sentence.HasClaims() || sentence.first + 1 >= sentence.last) continue;
    const text::Token& token = analysis.token(sentence.first);
    if (token.kind != text::TokenKind::kNumber || !token.Has(text::TokenFlag::kLineStart)) continue;
    const text::DigitGroups groups = text::ReadDigitGroups(document.Text(token));
    if (groups.count != 2 || groups.separator != '.' || groups.digits[1] != 2) continue;
    const text::Token& next = analysis.token(sentence.first + 1);
    const bool told = next.kind == text::TokenKind::kWord && next.Has(text::TokenFlag::kCapitalised);
    if (groups.digits[0] != 2 || groups.value[0] >= 24 || groups.value[1] >= 60 || !told) return false;
    const int minute = groups.value[0] * 60 + groups.value[1];
    if (lines++ > 0) {
      up = up && minute >= last;
      down = down && minute <= last;
    }
    last = minute;
  }
  return lines >= kFewest && (up || down);
}

}  // namespace silang::context
