#include "archive/segment_writer.h"

#include <algorithm>
#include <numeric>

#include "absl/container/flat_hash_map.h"
#include "archive/section_writer.h"

namespace silang::archive {
namespace {

// The terms of rows, numbered by ascending key.
struct Dictionary {
  std::vector<uint64_t> keys;
  std::vector<uint32_t> begins;  // of the postings of each term, and one more
  std::vector<uint32_t> terms;   // of each entry of the rows, its term's number
};

Dictionary MakeDictionary(const Rows& rows) {
  Dictionary dictionary;
  absl::flat_hash_map<uint64_t, uint32_t> numbers;  // in order of first occurrence
  std::vector<uint32_t> counts;
  dictionary.terms.reserve(rows.terms.size());
  for (const Rows::Term& term : rows.terms) {
    const auto [at, added] = numbers.try_emplace(term.key, static_cast<uint32_t>(numbers.size()));
    if (added) {
      dictionary.keys.push_back(term.key);
      counts.push_back(0);
    }
    ++counts[at->second];
    dictionary.terms.push_back(at->second);
  }
  std::vector<std::pair<uint64_t, uint32_t>> order(counts.size());  // by key
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = {dictionary.keys[i], i};
  std::sort(order.begin(), order.end());
  std::vector<uint32_t> place(order.size());
  dictionary.begins.assign(order.size() + 1, 0);
  for (uint32_t t = 0; t < order.size(); ++t) {
    dictionary.keys[t] = order[t].first;
    place[order[t].second] = t;
    dictionary.begins[t + 1] = dictionary.begins[t] + counts[order[t].second];
  }
  for (uint32_t& term : dictionary.terms) term = place[term];
  return dictionary;
}

absl::Status WriteRows(const Rows& rows, SectionWriter* writer) {
  const Dictionary dictionary = MakeDictionary(rows);
  std::vector<Entry> postings(rows.terms.size()), entries(rows.terms.size());
  std::vector<uint32_t> next(dictionary.begins.begin(), dictionary.begins.end() - 1);
  for (uint32_t row = 0; row < rows.size(); ++row) {
    for (size_t k = rows.begins[row]; k < rows.begins[row + 1]; ++k) {
      postings[next[dictionary.terms[k]]++] = Entry(row, rows.terms[k].times);
      entries[k] = Entry(dictionary.terms[k], rows.terms[k].times);
    }
  }
  SILANG_RETURN_IF_ERROR(writer->AppendAll(Section::kTermKeys, dictionary.keys));
  SILANG_RETURN_IF_ERROR(writer->AppendAll(Section::kPostingBegins, dictionary.begins));
  SILANG_RETURN_IF_ERROR(writer->AppendAll(Section::kPostings, postings));
  SILANG_RETURN_IF_ERROR(writer->AppendAll(Section::kRowBegins, std::vector<uint32_t>(rows.begins.begin(), rows.begins.end())));
  return writer->AppendAll(Section::kRows, entries);
}

}  // namespace

absl::Status WriteSegment(const std::string& path, const Batch& batch) {
  absl::StatusOr<SectionWriter> writer = SectionWriter::Create(path);
  if (!writer.ok()) return writer.status();
  SILANG_RETURN_IF_ERROR(WriteRows(batch.rows, &*writer));
  SILANG_RETURN_IF_ERROR(writer->AppendAll(Section::kSentences, batch.sentences));
  std::vector<SourceRecord> records;
  std::string meta;
  uint64_t text = 0;
  for (const Batch::Source& source : batch.sources) {
    const std::string known = EncodeMeta(source.stored);
    const auto size = static_cast<uint32_t>(source.stored.given.text.size());
    records.push_back(
        {source.key, text, meta.size(), size, static_cast<uint32_t>(known.size()), source.first_sentence, source.day});
    meta += known;
    text += size;
  }
  SILANG_RETURN_IF_ERROR(writer->AppendAll(Section::kSources, records));
  SILANG_RETURN_IF_ERROR(writer->AppendAll(Section::kSourceOrder, OrderByKey(records)));
  SILANG_RETURN_IF_ERROR(writer->Begin(Section::kMeta));
  SILANG_RETURN_IF_ERROR(writer->Append(meta));
  SILANG_RETURN_IF_ERROR(writer->Begin(Section::kText));
  for (const Batch::Source& source : batch.sources) SILANG_RETURN_IF_ERROR(writer->Append(source.stored.given.text));
  return writer->Finish();
}

}  // namespace silang::archive
