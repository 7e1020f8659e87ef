#include "report/messages.h"

namespace silang::report {

const Messages& MessagesOf(UiLanguage ui) {
#define SILANG_MESSAGE(name, en, id) .name = en,
#define SILANG_PLURAL(name, en_one, en_other, id) .name = {en_one, en_other},
  static constexpr Messages kEnglish = {
      .ui = UiLanguage::kEnglish,
#include "report/messages.inc"
  };
#undef SILANG_MESSAGE
#undef SILANG_PLURAL
#define SILANG_MESSAGE(name, en, id) .name = id,
#define SILANG_PLURAL(name, en_one, en_other, id) .name = {id, id},
  static constexpr Messages kIndonesian = {
      .ui = UiLanguage::kIndonesian,
#include "report/messages.inc"
  };
#undef SILANG_MESSAGE
#undef SILANG_PLURAL
  return ui == UiLanguage::kIndonesian ? kIndonesian : kEnglish;
}

}  // namespace silang::report
