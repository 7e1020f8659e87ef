// Which language a text is written in. The only user of CLD2.
#ifndef SILANG_LANGUAGES_DETECT_H_
#define SILANG_LANGUAGES_DETECT_H_

#include <string>
#include <string_view>

namespace silang::languages {

// BCP 47 code of the main language of `text`, "und" if it cannot be told. REQUIRES: valid UTF-8. Linear; reads at most 64 KiB.
std::string DetectLanguage(std::string_view text);

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_DETECT_H_
