// What surrounds the text of an article: boilerplate, bylines, captions, date lines. The words that give them away are data
// (reading.txt of the language packs); how they must stand is said here.
#ifndef SILANG_DOCUMENT_FURNITURE_H_
#define SILANG_DOCUMENT_FURNITURE_H_

#include <optional>
#include <string>

#include "base/civil.h"
#include "document/lines.h"

namespace silang::document {

enum class Boilerplate : uint8_t {
  kNone,
  kLine,  // this line
  kList,  // the heading of a list of links: the short lines after it belong to it
};

// Whether a line (or a sentence within one, `whole_line` false) is no part of the article. By the meanings of [boilerplate]:
//   start      it begins so
//   whole      it is nothing else
//   colon      it begins so, with a colon: "Baca juga: ..."
//   list       it is nothing else and heads a list of links
//   short      it begins so and is short
//   with-site  it begins so, is short and names a `site`: "Follow us on Facebook"
//   within     it has these words anywhere
//   outlet     it names an outlet, of which the title's last part may consist: "- Daily News"
// and by its shape: no word at all, nothing but addresses, an arrow, a copyright sign with a year.
Boilerplate IsBoilerplate(const View& view, Range line, bool whole_line);
// Whether a sentence within `range` may be boilerplate: false for most lines, at a glance.
bool MayHaveBoilerplate(const View& view, Range range);

// Whether a line names who wrote it. `near_edge`: it stands at the head or the end of the article, where a name alone will do.
// By the meanings of [byline-cue]: `label` with a colon, `by` before a name, `role` within a line of names.
bool IsByline(const View& view, Range line, bool near_edge);
// Whether it is a label alone, whose name stands on the next line: "Penulis:".
bool IsBylineLabel(const View& view, Range line);
// Capitalised words and what may stand between them: a person, an office, an outlet.
bool IsNameLike(const View& view, Range line, uint32_t most_words, uint32_t most_plain_words);

// A date line, or the part of a line that is one.
struct DateLine {
  Range range;
  std::optional<CivilTime> time;
  bool updated = false;       // the date of a later version
  std::string cue;            // the words that announce it, as written; empty if it stands alone
  uint32_t words_beside = 0;  // words of the line beside date and cue
  bool told = false;          // of what the line speaks of: "Result of the election of 10 May 2026"
};
// "Diterbitkan pada 5 Sep 2025", "UPDATE: 01-23-2017 11:30am", and from there on "... Posted: Saturday, June 27, 2015".
std::optional<DateLine> FindAnnouncedDate(const View& view, Range line);
// A date with at most a place, an outlet or a name beside it: "Tuesday, September 8, 2026", "Kupang, 14 Februari 2026".
std::optional<DateLine> FindBareDate(const View& view, Range line);

// A caption, and the credit at its end if it has one: "... (Foto: X)", "... /ANTARA/HO-X".
struct Caption {
  uint32_t credit = 0;  // token where the credit begins; the end of the line if there is none
};
std::optional<Caption> FindCaption(const View& view, Range line);

// The signature of an embedded post: "... pic.example/abc — Ana Ruiz (@ana) August 12, 2016". Empty if there is none.
Range FindPostSignature(const View& view, Range line);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_FURNITURE_H_
