// How a segment lies on disk. All numbers are little-endian; a file is written once and never changed.
//
//     Header | sections, each from a multiple of 8 on | one checksum for each page of the sections
//
// A section is an array of one kind of record. What refers into another section is an index, and each index is checked before
// it is used: a file that was damaged, or made by someone who means harm, costs an error and nothing else.
#ifndef SILANG_ARCHIVE_FORMAT_H_
#define SILANG_ARCHIVE_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace silang::archive {

constexpr uint32_t kFormatVersion = 1;
constexpr std::string_view kSegmentMagic = "silangS\n";
constexpr std::string_view kManifestName = "manifest";
constexpr std::string_view kLockName = "lock";

enum class Section : uint8_t {
  kTermKeys,       // uint64_t a term, ascending: Hash64 of the term. Two terms with one key are one term.
  kPostingBegins,  // uint32_t a term and one more: where its postings begin
  kPostings,       // Entry: sentences that have the term, ascending, with how often
  kRowBegins,      // uint32_t a sentence and one more: where its row begins
  kRows,           // Entry: terms of the sentence, ascending by key, with how often
  kSentences,      // Span a sentence: its bytes within the text of its source
  kSources,        // SourceRecord a source
  kSourceOrder,    // uint32_t a source: their numbers, ascending by SourceRecord::key
  kMeta,           // bytes: what is known of each source, see meta.h
  kText,           // bytes: the texts of the sources
};
constexpr size_t kSections = 10;

// A number of a sentence or term within its segment, and how often the one has the other (at most 63 times).
class Entry {
 public:
  static constexpr uint32_t kMost = (1U << 26) - 1;
  static constexpr uint32_t kMostTimes = 63;

  Entry() = default;
  Entry(uint32_t index, uint32_t times) : bits_(index | (times > kMostTimes ? kMostTimes : times) << 26) {}
  uint32_t index() const { return bits_ & kMost; }
  uint32_t times() const { return bits_ >> 26; }

 private:
  uint32_t bits_ = 0;
};

struct SourceRecord {
  static constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();

  uint64_t key = 0;             // Hash64 of its name and text: by it a source is known to be stored already
  uint64_t text_begin = 0;      // in kText
  uint64_t meta_begin = 0;      // in kMeta
  uint32_t text_size = 0;       // bytes
  uint32_t meta_size = 0;       // bytes
  uint32_t first_sentence = 0;  // its sentences end where those of the next source begin
  int32_t day = kNoDay;         // of publication, days since 1970-01-01
};

struct SectionPlace {
  uint64_t offset = 0;  // bytes from the start of the file
  uint64_t count = 0;   // records
};

struct Header {
  char magic[8] = {};
  uint32_t version = kFormatVersion;
  uint32_t page_size = 0;
  uint64_t file_size = 0;
  SectionPlace sections[kSections];
  uint64_t pages_begin = 0;     // where the checksums of the pages begin; pages lie between the header and here
  uint64_t pages_checksum = 0;  // of those checksums
  uint64_t checksum = 0;        // of the header before this field
};

constexpr uint32_t kPageSize = 16384;

constexpr size_t kRecordSize[kSections] = {8, 4, sizeof(Entry), 4, sizeof(Entry), 8, sizeof(SourceRecord), 4, 1, 1};

static_assert(std::is_trivially_copyable_v<Header> && sizeof(Header) % 8 == 0);
static_assert(sizeof(Entry) == 4 && sizeof(SourceRecord) == 40);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_FORMAT_H_
