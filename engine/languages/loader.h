// Reads the files of language packs into tables.
#ifndef SILANG_LANGUAGES_LOADER_H_
#define SILANG_LANGUAGES_LOADER_H_

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "languages/pack.h"

namespace silang::languages {

// Fills one concept table or one pack, file by file. Every method names file and line of what is wrong.
class PackLoader {
 public:
  // Adds the definitions of concepts/FIELD.txt. `Link` must follow, once all files are in.
  absl::Status AddConcepts(std::string_view file, std::string_view text, ConceptTable* table);
  // Resolves `is=` and `opposes=`.
  absl::Status Link(ConceptTable* table);

  // Adds the definitions of units.txt.
  absl::Status AddUnits(std::string_view file, std::string_view text, UnitTable* table);

  // Adds one file of a pack.
  absl::Status AddFile(std::string_view file, std::string_view text, const ConceptTable& concepts, const UnitTable& units,
                       LanguagePack* pack);
  // Checks what a pack must have. `folder` is its name, which must be its code. `units` must outlive the pack.
  absl::Status Finish(std::string_view folder, const UnitTable& units, LanguagePack* pack);

 private:
  struct PendingLink {
    ConceptId from;
    std::string to;
    bool opposes;
    std::string file;
    uint32_t line;
  };

  absl::Status AddSetting(std::string_view file, uint32_t line, std::string_view key, std::string_view value, LanguagePack* pack);
  absl::Status AddForms(std::string_view file, uint32_t line, Topic topic, std::string_view meaning, std::string_view forms,
                        const ConceptTable& concepts, const UnitTable& units, LanguagePack* pack);
  absl::Status AddForm(std::string_view file, uint32_t line, const Entry& meaning, std::string_view form, LanguagePack* pack);
  static void MakeRoot(LanguagePack* pack);
  VocabularyId Intern(std::string_view folded, LanguagePack* pack);

  std::vector<PendingLink> links_;
  std::vector<std::pair<VocabularyId, PhraseNode>> accented_;  // one-word forms with diacritics, of the pack that is read
  struct Seen {
    std::string written;  // with its '~'
    uint32_t line;
    size_t entry;
  };
  absl::flat_hash_map<std::string, Seen> seen_;  // by topic, meaning and folded form
};

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_LOADER_H_
