#include "archive/segment.h"

#include <algorithm>
#include <cstring>

#include "archive/hash.h"
#include "base/status.h"
#include "fmt/format.h"

namespace silang::archive {
namespace {

constexpr std::string_view kRemedy = "restore the archive from a copy, or add its sources to a new one";

}  // namespace

absl::StatusOr<std::shared_ptr<const Segment>> Segment::Open(const std::string& path) {
  absl::StatusOr<MappedFile> file = MappedFile::Open(path);
  if (!file.ok()) return file.status();
  std::shared_ptr<Segment> segment(new Segment(path, *std::move(file)));
  SILANG_RETURN_IF_ERROR(segment->ReadHeader());
  return std::shared_ptr<const Segment>(std::move(segment));
}

absl::Status Segment::DamagedAt(uint64_t byte, std::string_view what) const {
  return InputError(path_, byte, fmt::format("damaged: {}", what), kRemedy);
}

absl::Status Segment::Damaged(Section section, uint64_t record, std::string_view what) const {
  const uint64_t record_size = kRecordSize[static_cast<size_t>(section)];
  return DamagedAt(Place(section).offset + std::min(record, count(section)) * record_size, what);
}

// What the header says is believed only as far as the file's size bears it out, since a checksum can be made by anyone.
absl::Status Segment::ReadHeader() {
  const std::string_view bytes = file_.bytes();
  if (bytes.size() < sizeof(Header)) return DamagedAt(bytes.size(), "the file ends within its header");
  std::memcpy(&header_, bytes.data(), sizeof(Header));
  if (bytes.substr(0, sizeof header_.magic) != kSegmentMagic) return DamagedAt(0, "this is no segment of an archive");
  if (header_.version > kFormatVersion) {
    return InputError(path_, offsetof(Header, version),
                      fmt::format("version {} of the format; this program reads up to {}", header_.version, kFormatVersion),
                      "use a newer silang");
  }
  if (header_.version == 0 || header_.checksum != Hash64(bytes.substr(0, offsetof(Header, checksum)))) {
    return DamagedAt(0, "the checksum of the header is wrong");
  }
  if (header_.page_size != kPageSize) return DamagedAt(offsetof(Header, page_size), "pages of another size");
  if (header_.file_size != bytes.size()) {
    return DamagedAt(std::min<uint64_t>(bytes.size(), header_.file_size),
                     fmt::format("the file has {} bytes, its header says {}", bytes.size(), header_.file_size));
  }
  if (header_.pages_begin < sizeof(Header) || header_.pages_begin > bytes.size() || header_.pages_begin % 8 != 0 ||
      Pages() != (bytes.size() - header_.pages_begin) / 8 || (bytes.size() - header_.pages_begin) % 8 != 0) {
    return DamagedAt(offsetof(Header, pages_begin), "the checksums lie outside the file");
  }
  for (size_t s = 0; s < kSections; ++s) {
    const auto [offset, count] = header_.sections[s];
    if (offset % 8 != 0 || offset < sizeof(Header) || offset > header_.pages_begin ||
        count > (header_.pages_begin - offset) / kRecordSize[s]) {
      return DamagedAt(offsetof(Header, sections) + s * sizeof(SectionPlace), "a section lies outside the file");
    }
  }
  const bool fit = count(Section::kTermKeys) <= Entry::kMost && count(Section::kSentences) <= Entry::kMost &&
                   count(Section::kPostingBegins) == count(Section::kTermKeys) + 1 &&
                   count(Section::kRowBegins) == count(Section::kSentences) + 1 &&
                   count(Section::kRows) == count(Section::kPostings) && count(Section::kSources) <= Entry::kMost &&
                   count(Section::kSourceOrder) == count(Section::kSources);
  if (!fit) return DamagedAt(offsetof(Header, sections), "the sections do not fit together");
  checked_ = std::make_unique<std::atomic<bool>[]>(Pages());
  return absl::OkStatus();
}

absl::Status Segment::CheckPageList() const {
  if (page_list_checked_.load(std::memory_order_acquire)) return absl::OkStatus();
  if (Hash64(file_.bytes().substr(header_.pages_begin)) != header_.pages_checksum) {
    return DamagedAt(header_.pages_begin, "the checksum of the list of checksums is wrong");
  }
  page_list_checked_.store(true, std::memory_order_release);
  return absl::OkStatus();
}

// Two threads may both check a page; both find the same.
absl::Status Segment::CheckPages(uint64_t offset, uint64_t size) const {
  if (size == 0) return absl::OkStatus();
  const uint64_t last = (offset + size - 1 - sizeof(Header)) / kPageSize;
  for (uint64_t page = (offset - sizeof(Header)) / kPageSize; page <= last; ++page) {
    if (checked_[page].load(std::memory_order_acquire)) continue;
    SILANG_RETURN_IF_ERROR(CheckPageList());
    const uint64_t begin = sizeof(Header) + page * kPageSize;
    uint64_t expected = 0;
    std::memcpy(&expected, file_.bytes().data() + header_.pages_begin + page * 8, 8);
    if (Hash64(file_.bytes().substr(begin, std::min<uint64_t>(kPageSize, header_.pages_begin - begin))) != expected) {
      return DamagedAt(begin, fmt::format("the checksum of the {} bytes from here on is wrong", kPageSize));
    }
    checked_[page].store(true, std::memory_order_release);
  }
  return absl::OkStatus();
}

// The place of the first of `count` ascending keys that is not below `key`. Keys are evenly spread, being hashes: the search
// starts where the key ought to be and widens from there, so that it stays on a page or two.
template <typename KeyAt>
absl::StatusOr<uint64_t> FirstNotBelow(uint64_t count, uint64_t key, KeyAt key_at) {
  const auto guess = static_cast<uint64_t>(static_cast<double>(key) * 0x1p-64 * static_cast<double>(count));
  uint64_t first = std::min(guess, count), last = first;  // what is sought is in [first, last]
  absl::Status trouble;
  const auto below = [&](uint64_t i) {
    absl::StatusOr<uint64_t> at = key_at(i);
    if (!at.ok()) trouble = at.status();
    return at.ok() && *at < key;
  };
  for (uint64_t step = 16; first > 0 && !below(first - 1); step *= 2) {
    last = first - 1;
    first -= std::min(first, step);
  }
  for (uint64_t step = 16; last < count && below(last); step *= 2) {
    first = last + 1;
    last += std::min(count - last, step);
  }
  while (first < last) {
    const uint64_t middle = first + (last - first) / 2;
    if (below(middle)) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  if (!trouble.ok()) return trouble;
  return first;
}

absl::StatusOr<uint64_t> Segment::KeyOf(uint32_t term) const {
  auto keys = Read<uint64_t>(Section::kTermKeys, term, 1);
  if (!keys.ok()) return keys.status();
  return keys->front();
}

absl::StatusOr<uint32_t> Segment::LowerBound(uint64_t key) const {
  auto at = FirstNotBelow(terms(), key, [this](uint64_t term) { return KeyOf(static_cast<uint32_t>(term)); });
  if (!at.ok()) return at.status();
  return static_cast<uint32_t>(*at);
}

absl::StatusOr<uint32_t> Segment::FindTerm(uint64_t key) const {
  auto at = LowerBound(key);
  if (!at.ok() || *at == terms()) return at;
  auto found = KeyOf(*at);
  if (!found.ok()) return found.status();
  return *found == key ? *at : terms();
}

absl::StatusOr<std::span<const Entry>> Segment::List(Section begins, Section entries, uint32_t index) const {
  auto bounds = Read<uint32_t>(begins, index, 2);
  if (!bounds.ok()) return bounds.status();
  const uint32_t begin = (*bounds)[0], end = (*bounds)[1];
  if (begin > end) return Damaged(begins, index, "a list ends before it begins");
  return Read<Entry>(entries, begin, end - begin);
}

absl::StatusOr<std::optional<uint32_t>> Segment::FindSource(uint64_t key) const {
  const auto source_at = [this](uint64_t place) -> absl::StatusOr<uint32_t> {
    auto order = Read<uint32_t>(Section::kSourceOrder, place, 1);
    if (!order.ok()) return order.status();
    if (order->front() >= sources()) return Damaged(Section::kSourceOrder, place, "an index leads outside");
    return order->front();
  };
  const auto key_at = [&](uint64_t place) -> absl::StatusOr<uint64_t> {
    auto source = source_at(place);
    if (!source.ok()) return source.status();
    auto record = Source(*source);
    if (!record.ok()) return record.status();
    return record->key;
  };
  auto at = FirstNotBelow(sources(), key, key_at);
  if (!at.ok()) return at.status();
  if (*at == sources()) return std::nullopt;
  auto found = key_at(*at);
  if (!found.ok()) return found.status();
  if (*found != key) return std::nullopt;
  return *source_at(*at);
}

absl::StatusOr<SourceRecord> Segment::Source(uint32_t source) const {
  auto record = Read<SourceRecord>(Section::kSources, source, 1);
  if (!record.ok()) return record.status();
  return record->front();
}

absl::StatusOr<uint32_t> Segment::SourceOf(uint32_t sentence) const {
  uint32_t first = 0, last = sources();  // the source is in [first, last)
  while (first + 1 < last) {
    const uint32_t middle = first + (last - first) / 2;
    auto record = Source(middle);
    if (!record.ok()) return record.status();
    (record->first_sentence <= sentence ? first : last) = middle;
  }
  if (first >= sources()) return Damaged(Section::kSources, 0, "a sentence without a source");
  return first;
}

absl::StatusOr<std::pair<uint32_t, uint32_t>> Segment::SentencesOf(uint32_t source) const {
  auto record = Source(source);
  if (!record.ok()) return record.status();
  uint32_t last = sentences();
  if (source + 1 < sources()) {
    auto next = Source(source + 1);
    if (!next.ok()) return next.status();
    last = next->first_sentence;
  }
  if (record->first_sentence > last || last > sentences()) return Damaged(Section::kSources, source, "sentences out of order");
  return std::pair(record->first_sentence, last);
}

absl::StatusOr<Span> Segment::SentenceSpan(uint32_t sentence) const {
  auto source = SourceOf(sentence);
  if (!source.ok()) return source.status();
  auto record = Source(*source);
  if (!record.ok()) return record.status();
  auto span = Read<Span>(Section::kSentences, sentence, 1);
  if (!span.ok()) return span.status();
  if (span->front().begin > span->front().end || span->front().end > record->text_size) {
    return Damaged(Section::kSentences, sentence, "a sentence lies outside its text");
  }
  return span->front();
}

absl::StatusOr<std::string_view> Segment::SentenceText(uint32_t sentence) const {
  auto span = SentenceSpan(sentence);
  if (!span.ok()) return span.status();
  auto source = SourceOf(sentence);
  if (!source.ok()) return source.status();
  auto record = Source(*source);
  if (!record.ok()) return record.status();
  auto text = Read<char>(Section::kText, record->text_begin + span->begin, span->size());
  if (!text.ok()) return text.status();
  return std::string_view(text->data(), text->size());
}

absl::StatusOr<StoredSource> Segment::Known(const SourceRecord& record) const {
  auto meta = Read<char>(Section::kMeta, record.meta_begin, record.meta_size);
  if (!meta.ok()) return meta.status();
  std::optional<StoredSource> source = DecodeMeta({meta->data(), meta->size()});
  if (!source) return Damaged(Section::kMeta, record.meta_begin, "what is known of a source cannot be read");
  return *std::move(source);
}

absl::StatusOr<StoredSource> Segment::Stored(const SourceRecord& record) const {
  auto source = Known(record);
  if (!source.ok()) return source.status();
  auto text = Read<char>(Section::kText, record.text_begin, record.text_size);
  if (!text.ok()) return text.status();
  source->given.text.assign(text->data(), text->size());
  return source;
}

absl::Status Segment::CheckLists(Section begins, Section entries, uint32_t lists, uint32_t most) const {
  uint64_t listed = 0;
  for (uint32_t i = 0; i < lists; ++i) {
    auto list = List(begins, entries, i);
    if (!list.ok()) return list.status();
    for (size_t k = 0; k < list->size(); ++k) {
      const bool ascends = k == 0 || (*list)[k - 1].index() < (*list)[k].index();
      if (!ascends || (*list)[k].index() >= most || (*list)[k].times() == 0)
        return Damaged(entries, listed + k, "entries out of order");
    }
    listed += list->size();
  }
  return listed == count(entries) ? absl::OkStatus() : Damaged(begins, 0, "entries of no list");
}

absl::Status Segment::CheckSources() const {
  for (uint32_t source = 0; source < sources(); ++source) {
    auto range = SentencesOf(source);
    if (!range.ok()) return range.status();
    if (source == 0 && range->first != 0) return Damaged(Section::kSources, 0, "sentences of no source");
    auto record = Source(source);
    if (!record.ok()) return record.status();
    auto stored = Stored(*record);
    if (!stored.ok()) return stored.status();
    if (SourceKey(stored->given) != record->key)
      return Damaged(Section::kSources, source, "the key of a source is not that of its text");
    auto found = FindSource(record->key);
    if (!found.ok()) return found.status();
    if (!*found) return Damaged(Section::kSourceOrder, source, "a source is missing in the order of the keys");
    for (uint32_t sentence = range->first; sentence < range->second; ++sentence) {
      auto span = Read<Span>(Section::kSentences, sentence, 1);
      if (!span.ok()) return span.status();
      if (span->front().begin > span->front().end || span->front().end > record->text_size)
        return Damaged(Section::kSentences, sentence, "a sentence lies outside its text");
    }
  }
  return sources() == 0 && sentences() > 0 ? Damaged(Section::kSources, 0, "sentences of no source") : absl::OkStatus();
}

absl::Status Segment::Check() const {
  SILANG_RETURN_IF_ERROR(CheckPageList());
  SILANG_RETURN_IF_ERROR(CheckPages(sizeof(Header), header_.pages_begin - sizeof(Header)));
  auto keys = Read<uint64_t>(Section::kTermKeys, 0, terms());
  if (!keys.ok()) return keys.status();
  for (size_t t = 1; t < keys->size(); ++t) {
    if ((*keys)[t - 1] >= (*keys)[t]) return Damaged(Section::kTermKeys, t, "terms out of order");
  }
  SILANG_RETURN_IF_ERROR(CheckLists(Section::kPostingBegins, Section::kPostings, terms(), sentences()));
  SILANG_RETURN_IF_ERROR(CheckLists(Section::kRowBegins, Section::kRows, sentences(), terms()));
  return CheckSources();
}

}  // namespace silang::archive
