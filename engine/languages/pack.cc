#include "languages/pack.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>

#include "base/status.h"
#include "base/strings.h"
#include "languages/built_in.h"
#include "languages/loader.h"

namespace silang::languages {

ConceptId ConceptTable::Find(std::string_view name) const {
  const auto at = by_name_.find(AbslView(name));
  return at == by_name_.end() ? ConceptId() : at->second;
}

bool ConceptTable::AnyIs(const ConceptList& ids, ConceptId ancestor) const {
  return std::any_of(ids.begin(), ids.end(), [&](ConceptId id) { return Is(id, ancestor); });
}

bool ConceptTable::Opposed(ConceptId a, ConceptId b) const {
  if (!a.valid() || !b.valid()) return false;
  const auto& opposites = concepts_[a.value].opposites;
  return std::find(opposites.begin(), opposites.end(), b) != opposites.end();
}

const std::string& LanguagePack::setting(std::string_view key) const {
  static const std::string kNone;
  const auto at = settings_.find(key);
  return at == settings_.end() ? kNone : at->second;
}

VocabularyId LanguagePack::FindWord(std::string_view folded) const {
  const auto at = vocabulary_.find(AbslView(folded));
  return at == vocabulary_.end() ? kUnknownWord : at->second;
}

PhraseNode LanguagePack::Step(PhraseNode node, VocabularyId word) const {
  if (word == kUnknownWord) return kNoPhrase;
  const auto at = steps_.find(uint64_t{node} << 32 | word);
  return at == steps_.end() ? kNoPhrase : at->second;
}

const std::vector<uint32_t>& LanguagePack::EntriesAt(PhraseNode node) const { return at_node_[node]; }

const std::vector<VocabularyId>& LanguagePack::IrregularRoots(VocabularyId word) const {
  static const std::vector<VocabularyId> kNone;
  const auto at = irregular_.find(word);
  return at == irregular_.end() ? kNone : at->second;
}

// The files of each pack, and the packs parsed from them on first use.
struct PackSet::Impl {
  struct Slot {
    std::vector<std::pair<std::string, std::string_view>> files;  // path, text
    std::once_flag once;
    LanguagePack pack;
    absl::Status status;
  };

  std::vector<std::string> owned;  // texts read from a folder
  ConceptTable concepts;
  UnitTable units;
  std::map<std::string, Slot, std::less<>> slots;

  Slot& Parse(Slot& slot, const std::string& code) {
    std::call_once(slot.once, [&] {
      PackLoader loader;
      for (const auto& [path, text] : slot.files) {
        slot.status = loader.AddFile(path, text, concepts, units, &slot.pack);
        if (!slot.status.ok()) return;
      }
      slot.status = loader.Finish(code, units, &slot.pack);
    });
    return slot;
  }

  absl::Status Sort(const std::vector<std::pair<std::string, std::string_view>>& files, std::string_view prefix) {
    PackLoader loader;
    for (const auto& [path, text] : files) {
      const std::string_view relative = std::string_view(path).substr(prefix.size());
      const std::string_view folder = relative.substr(0, relative.find('/'));
      if (folder == "concepts") {
        SILANG_RETURN_IF_ERROR(loader.AddConcepts(path, text, &concepts));
      } else if (relative == "units.txt") {
        SILANG_RETURN_IF_ERROR(loader.AddUnits(path, text, &units));
      } else if (folder.size() != relative.size()) {
        slots[std::string(folder)].files.emplace_back(path, text);
      }
    }
    SILANG_RETURN_IF_ERROR(loader.Link(&concepts));
    if (!slots.contains("und"))
      return OptionError("the language packs lack the generic pack 'und'", "add a folder und/ with language.txt");
    return absl::OkStatus();
  }
};

PackSet::PackSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PackSet::~PackSet() = default;

absl::StatusOr<std::unique_ptr<PackSet>> PackSet::BuiltIn() {
  auto impl = std::make_unique<Impl>();
  std::vector<std::pair<std::string, std::string_view>> files;
  for (const BuiltInFile& file : BuiltInFiles()) files.emplace_back(std::string(file.path), file.text);
  SILANG_RETURN_IF_ERROR(impl->Sort(files, ""));
  return std::unique_ptr<PackSet>(new PackSet(std::move(impl)));
}

absl::StatusOr<std::unique_ptr<PackSet>> PackSet::Load(const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    if (at.depth() <= 1 && at->path().extension() == ".txt") paths.push_back(at->path().string());
    if (at.depth() > 1) at.disable_recursion_pending();
  }
  if (error) return InputError(directory, std::nullopt, "cannot read the folder of language packs", error.message());
  std::sort(paths.begin(), paths.end());
  auto impl = std::make_unique<Impl>();
  impl->owned.reserve(paths.size());
  std::vector<std::pair<std::string, std::string_view>> files;
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) return InputError(path, std::nullopt, "cannot read the file", "check its permissions");
    impl->owned.push_back(std::move(bytes).str());
    files.emplace_back(path, impl->owned.back());
  }
  SILANG_RETURN_IF_ERROR(impl->Sort(files, directory.ends_with('/') ? directory : directory + '/'));
  std::unique_ptr<PackSet> set(new PackSet(std::move(impl)));
  SILANG_RETURN_IF_ERROR(set->LoadAll());
  return set;
}

absl::Status PackSet::LoadAll() const {
  for (auto& [code, slot] : impl_->slots) SILANG_RETURN_IF_ERROR(impl_->Parse(slot, code).status);
  return absl::OkStatus();
}

const LanguagePack& PackSet::Find(std::string_view code) const {
  auto at = impl_->slots.find(code);
  if (at == impl_->slots.end()) at = impl_->slots.find(code.substr(0, code.find('-')));
  if (at == impl_->slots.end()) at = impl_->slots.find("und");
  return impl_->Parse(at->second, at->first).pack;
}

bool PackSet::Has(std::string_view code) const {
  return impl_->slots.contains(code) || impl_->slots.contains(code.substr(0, code.find('-')));
}

std::vector<std::string> PackSet::Codes() const {
  std::vector<std::string> codes;
  for (const auto& [code, slot] : impl_->slots) {
    if (code != "und") codes.push_back(code);
  }
  return codes;
}

const ConceptTable& PackSet::concepts() const { return impl_->concepts; }

const UnitTable& PackSet::units() const { return impl_->units; }

}  // namespace silang::languages
