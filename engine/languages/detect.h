// Which language a text is written in. The only user of CLD2.
#ifndef SILANG_LANGUAGES_DETECT_H_
#define SILANG_LANGUAGES_DETECT_H_

#include <string>
#include <string_view>

#include "languages/pack.h"

namespace silang::languages {

// BCP 47 code of the main language of `text`, "und" if it cannot be told. REQUIRES: valid UTF-8. Linear; reads at most 64 KiB.
std::string DetectLanguage(std::string_view text);

// The same; languages that CLD2 confuses (Indonesian and Malay) are told apart by the frequent words and days that only one
// of their packs knows: "karena", "Jumat" against "kerana", "Jumaat". CLD2 decides a tie.
std::string DetectLanguage(std::string_view text, const PackSet& packs);

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_DETECT_H_
