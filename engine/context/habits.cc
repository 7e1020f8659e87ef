#include "context/habits.h"

#include <string_view>

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

}  // namespace silang::context
