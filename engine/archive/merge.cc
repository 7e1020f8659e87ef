// Several segments become one: what each has, one after the other, under one numbering of terms.
#include <algorithm>

#include "archive/section_writer.h"
#include "archive/segment_writer.h"

namespace silang::archive {
namespace {

using Segments = std::vector<std::shared_ptr<const Segment>>;

uint64_t Total(const Segments& segments, Section section) {
  uint64_t total = 0;
  for (const auto& segment : segments) total += segment->count(section);
  return total;
}

class Merger {
 public:
  Merger(const Segments& segments, SectionWriter* writer) : segments_(segments), writer_(*writer) {}

  absl::Status Run() {
    SILANG_RETURN_IF_ERROR(WriteTerms());
    SILANG_RETURN_IF_ERROR(WritePostings());
    SILANG_RETURN_IF_ERROR(WriteRows());
    SILANG_RETURN_IF_ERROR(Copy<Span>(Section::kSentences));
    SILANG_RETURN_IF_ERROR(WriteSources());
    SILANG_RETURN_IF_ERROR(Copy<char>(Section::kMeta));
    SILANG_RETURN_IF_ERROR(Copy<char>(Section::kText));
    return writer_.Finish();
  }

 private:
  absl::Status WriteTerms() {
    for (const auto& segment : segments_) {
      auto keys = segment->Read<uint64_t>(Section::kTermKeys, 0, segment->terms());
      if (!keys.ok()) return keys.status();
      std::vector<uint64_t> all;
      std::set_union(keys_.begin(), keys_.end(), keys->begin(), keys->end(), std::back_inserter(all));
      keys_.swap(all);
    }
    for (const auto& segment : segments_) {
      auto keys = segment->Read<uint64_t>(Section::kTermKeys, 0, segment->terms());
      if (!keys.ok()) return keys.status();
      std::vector<uint32_t>& numbers = numbers_.emplace_back();
      size_t at = 0;
      for (size_t t = 0; t < keys->size(); ++t) {
        while (at < keys_.size() && keys_[at] < (*keys)[t]) ++at;
        const bool ascends = t == 0 || (*keys)[t - 1] < (*keys)[t];
        if (!ascends || at == keys_.size() || keys_[at] != (*keys)[t])
          return segment->Damaged(Section::kTermKeys, t, "terms out of order");
        numbers.push_back(static_cast<uint32_t>(at));
      }
    }
    return writer_.AppendAll(Section::kTermKeys, keys_);
  }

  absl::Status WritePostings() {
    std::vector<uint32_t> begins(keys_.size() + 1, 0);
    for (size_t s = 0; s < segments_.size(); ++s) {
      uint64_t left = segments_[s]->count(Section::kPostings);  // lists of a damaged segment may overlap, and grow without end
      for (uint32_t t = 0; t < segments_[s]->terms(); ++t) {
        auto postings = segments_[s]->Postings(t);
        if (!postings.ok()) return postings.status();
        if (postings->size() > left) return segments_[s]->Damaged(Section::kPostingBegins, 0, "lists overlap");
        left -= postings->size();
        begins[numbers_[s][t] + size_t{1}] += static_cast<uint32_t>(postings->size());
      }
    }
    for (size_t t = 1; t < begins.size(); ++t) begins[t] += begins[t - 1];
    SILANG_RETURN_IF_ERROR(writer_.AppendAll(Section::kPostingBegins, begins));
    SILANG_RETURN_IF_ERROR(writer_.Begin(Section::kPostings));
    std::vector<uint32_t> next(segments_.size(), 0);  // term of each segment
    for (uint32_t term = 0; term < keys_.size(); ++term) {
      uint32_t base = 0;
      for (size_t s = 0; s < segments_.size(); base += segments_[s++]->sentences()) {
        if (next[s] == numbers_[s].size() || numbers_[s][next[s]] != term) continue;
        auto postings = segments_[s]->Postings(next[s]++);
        if (!postings.ok()) return postings.status();
        entries_.clear();
        for (const Entry entry : *postings) {
          if (entry.index() >= segments_[s]->sentences())
            return segments_[s]->Damaged(Section::kPostings, 0, "a posting leads outside");
          entries_.emplace_back(base + entry.index(), entry.times());
        }
        SILANG_RETURN_IF_ERROR(writer_.Append(entries_.data(), entries_.size()));
      }
    }
    return absl::OkStatus();
  }

  absl::Status WriteRows() {
    std::vector<uint32_t> begins = {0};
    for (const auto& segment : segments_) {
      uint64_t left = segment->count(Section::kRows);
      for (uint32_t i = 0; i < segment->sentences(); ++i) {
        auto row = segment->Row(i);
        if (!row.ok()) return row.status();
        if (row->size() > left) return segment->Damaged(Section::kRowBegins, 0, "rows overlap");
        left -= row->size();
        begins.push_back(begins.back() + static_cast<uint32_t>(row->size()));
      }
    }
    SILANG_RETURN_IF_ERROR(writer_.AppendAll(Section::kRowBegins, begins));
    SILANG_RETURN_IF_ERROR(writer_.Begin(Section::kRows));
    for (size_t s = 0; s < segments_.size(); ++s) {
      for (uint32_t i = 0; i < segments_[s]->sentences(); ++i) {
        auto row = segments_[s]->Row(i);
        if (!row.ok()) return row.status();
        entries_.clear();
        for (const Entry entry : *row) {
          if (entry.index() >= segments_[s]->terms()) return segments_[s]->Damaged(Section::kRows, 0, "a row leads outside");
          entries_.emplace_back(numbers_[s][entry.index()], entry.times());
        }
        SILANG_RETURN_IF_ERROR(writer_.Append(entries_.data(), entries_.size()));
      }
    }
    return absl::OkStatus();
  }

  absl::Status WriteSources() {
    std::vector<SourceRecord> all;
    uint64_t text = 0, meta = 0;
    uint32_t sentences = 0;
    for (const auto& segment : segments_) {
      auto records = segment->Read<SourceRecord>(Section::kSources, 0, segment->sources());
      if (!records.ok()) return records.status();
      for (SourceRecord record : *records) {
        record.text_begin += text;
        record.meta_begin += meta;
        record.first_sentence += sentences;
        all.push_back(record);
      }
      text += segment->count(Section::kText);
      meta += segment->count(Section::kMeta);
      sentences += segment->sentences();
    }
    SILANG_RETURN_IF_ERROR(writer_.AppendAll(Section::kSources, all));
    return writer_.AppendAll(Section::kSourceOrder, OrderByKey(all));
  }

  template <typename T>
  absl::Status Copy(Section section) {
    SILANG_RETURN_IF_ERROR(writer_.Begin(section));
    for (const auto& segment : segments_) {
      auto records = segment->Read<T>(section, 0, segment->count(section));
      if (!records.ok()) return records.status();
      SILANG_RETURN_IF_ERROR(writer_.Append(records->data(), records->size()));
    }
    return absl::OkStatus();
  }

  const Segments& segments_;
  SectionWriter& writer_;
  std::vector<uint64_t> keys_;                  // of all segments, ascending
  std::vector<std::vector<uint32_t>> numbers_;  // a segment, a term: its place among keys_
  std::vector<Entry> entries_;
};

}  // namespace

bool CanMerge(const Segments& segments) {
  return Total(segments, Section::kTermKeys) <= Entry::kMost && Total(segments, Section::kSentences) <= Entry::kMost &&
         Total(segments, Section::kSources) <= Entry::kMost &&
         Total(segments, Section::kPostings) <= std::numeric_limits<uint32_t>::max();
}

absl::Status MergeSegments(const std::string& path, const Segments& segments) {
  absl::StatusOr<SectionWriter> writer = SectionWriter::Create(path);
  if (!writer.ok()) return writer.status();
  return Merger(segments, &*writer).Run();
}

}  // namespace silang::archive
