#include "similarity/word_rows.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

#include "base/cancel.h"
#include "base/parallel.h"
#include "unicode/words.h"

namespace silang::similarity {
namespace {

constexpr size_t kSentencesAChunk = 1024;

// Consecutive sentences as one reader counted them.
struct Chunk {
  uint32_t reader = 0;
  uint32_t* words = nullptr;      // of all sentences one after the other, each once a sentence, as the reader numbers them
  uint32_t count = 0;             // of those
  std::vector<uint32_t> repeats;  // where the words stand that occur once more
  std::vector<uint32_t> ends;     // where the words of each sentence end
  size_t entries_before = 0;      // in the chunks before
};

// More words than that cannot be found in a sentence: they have two bytes and one between them.
size_t MostWords(std::string_view sentence) { return (sentence.size() + 1) / 3; }

// Where a word stands in the row that had it last.
struct LastPlace {
  uint32_t row = std::numeric_limits<uint32_t>::max();
  uint32_t entry = 0;
};

// What one thread knows. It meets sentences in order, so that its words are numbered in order of first occurrence.
struct Reader {
  unicode::WordFinder finder;
  Vocabulary<LastPlace> vocabulary;
  std::vector<WordKey> keys;
  std::vector<uint64_t> first;      // where each word was met first: the sentence, and in it the word
  std::vector<uint32_t> frequency;  // in how many sentences
  std::vector<uint32_t> columns;    // of each word, in the end

  void Read(std::string_view sentence, uint32_t number, Chunk* chunk) {
    finder.Find(sentence);
    keys.clear();
    for (const unicode::WordFinder::Word& word : finder.words()) {
      keys.push_back(WordKey::Of(finder.Text(word)));
      vocabulary.Prefetch(keys.back());
    }
    for (uint32_t place = 0; place < keys.size(); ++place) {
      auto& slot = vocabulary.Find(keys[place]);
      if (slot.note.row == number) {
        chunk->repeats.push_back(slot.note.entry);
        continue;
      }
      if (slot.id > first.size()) {
        first.push_back(uint64_t{number} << 32 | place);
        frequency.push_back(0);
      }
      slot.note = {number, chunk->count};
      ++frequency[slot.id - 1];
      chunk->words[chunk->count++] = slot.id - 1;
    }
    chunk->ends.push_back(chunk->count);
  }
};

// A word as one of the readers numbers it.
struct WordOfReader {
  uint32_t reader = 0;
  uint32_t word = 0;
};

// For each word of each reader, the first reader that has it too.
std::vector<std::vector<WordOfReader>> MatchWords(const std::vector<std::unique_ptr<Reader>>& readers) {
  constexpr size_t kSlotsAChunk = 4096;
  std::vector<std::vector<WordOfReader>> matches(readers.size());
  for (uint32_t own = 0; own < readers.size(); ++own) {
    const auto& vocabulary = readers[own]->vocabulary;
    matches[own].resize(vocabulary.words().size());
    ForRanges(vocabulary.slots(), kSlotsAChunk, readers.size(), [&](size_t first, size_t last) {
      vocabulary.ForSlots(first, last, [&](uint32_t word, const WordKey& key) {
        matches[own][word] = {own, word};
        for (uint32_t other = 0; other < own; ++other) {
          const auto* slot = readers[other]->vocabulary.FindOnly(key);
          if (slot == nullptr) continue;
          matches[own][word] = {other, slot->id - 1};
          break;
        }
      });
    });
  }
  return matches;
}

// Numbers the words of all readers in order of first occurrence, and adds up in how many sentences each is.
StringList Merge(std::vector<std::unique_ptr<Reader>>* readers, std::vector<uint32_t>* frequency) {
  if (readers->size() == 1) {
    Reader& only = *readers->front();
    *frequency = std::move(only.frequency);
    only.columns.resize(frequency->size());
    std::iota(only.columns.begin(), only.columns.end(), 0U);
    return only.vocabulary.TakeWords();
  }
  constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  const auto matches = MatchWords(*readers);
  StringList all;
  size_t most = 0, bytes = 0;
  for (const auto& reader : *readers) {
    reader->columns.assign(reader->first.size(), kNone);
    most += reader->first.size();
    bytes += reader->vocabulary.words().bytes.size();
  }
  all.begin.reserve(most + 1);
  all.bytes.reserve(bytes);
  frequency->reserve(most);
  std::vector<uint32_t> done(readers->size(), 0);  // words of each
  for (;;) {
    uint32_t next = kNone;  // the reader whose next word stands first
    for (uint32_t r = 0; r < readers->size(); ++r) {
      const std::vector<uint64_t>& first = (*readers)[r]->first;
      if (done[r] < first.size() && (next == kNone || first[done[r]] < (*readers)[next]->first[done[next]])) next = r;
    }
    if (next == kNone) return all;
    const uint32_t word = done[next]++;
    const WordOfReader match = matches[next][word];
    uint32_t& column = (*readers)[match.reader]->columns[match.word];
    if (column == kNone) {
      column = static_cast<uint32_t>(frequency->size());
      frequency->push_back(0);
      all.Add((*readers)[next]->vocabulary.words()[word]);
    }
    (*readers)[next]->columns[word] = column;
    (*frequency)[column] += (*readers)[next]->frequency[word];
  }
}

// A column of a sentence, and what it weighs.
struct Weighted {
  uint32_t column;
  float weight;
};

// Puts the words of one sentence into the matrix from `entry` on, by column. A column's place is the number of lower ones, which
// for sentences takes less time than sorting.
void Place(const std::vector<Weighted>& words, size_t entry, TermMatrix* matrix) {
  constexpr size_t kShort = 48;
  int32_t* const columns = matrix->innerIndexPtr() + entry;
  float* const weights = matrix->valuePtr() + entry;
  const size_t count = words.size();
  if (count > kShort) {
    std::vector<Weighted> sorted = words;
    std::sort(sorted.begin(), sorted.end(), [](const Weighted& a, const Weighted& b) { return a.column < b.column; });
    for (size_t k = 0; k < count; ++k) {
      columns[k] = static_cast<int32_t>(sorted[k].column);
      weights[k] = sorted[k].weight;
    }
    return;
  }
  uint32_t column[kShort];
  for (size_t k = 0; k < count; ++k) column[k] = words[k].column;
  for (size_t k = 0; k < count; ++k) {
    uint32_t place = 0;
    for (size_t other = 0; other < count; ++other) place += column[other] < column[k] ? 1U : 0U;
    columns[place] = static_cast<int32_t>(column[k]);
    weights[place] = words[k].weight;
  }
}

// Weighs the words of the sentences of a chunk, of which `first` is the first.
void Weigh(const Chunk& chunk, const std::vector<uint32_t>& columns, const std::vector<double>& idf, size_t first,
           TermMatrix* matrix) {
  std::vector<Weighted> words;
  std::vector<double> weights;
  std::vector<uint32_t> times;
  auto repeat = chunk.repeats.begin();
  uint32_t begin = 0;
  for (size_t s = 0; s < chunk.ends.size(); begin = chunk.ends[s], ++s) {
    words.clear();
    weights.clear();
    double square = 0;
    times.assign(chunk.ends[s] - begin, 1);
    for (; repeat != chunk.repeats.end() && *repeat < chunk.ends[s]; ++repeat) ++times[*repeat - begin];
    for (uint32_t k = begin; k < chunk.ends[s]; ++k) {
      const uint32_t column = columns[chunk.words[k]];
      const double weight = times[k - begin] * idf[column];
      words.push_back({column, 0});
      weights.push_back(weight);
      square += weight * weight;
    }
    const double length = std::sqrt(square);
    for (size_t k = 0; k < words.size(); ++k) words[k].weight = static_cast<float>(weights[k] / length);
    Place(words, chunk.entries_before + begin, matrix);
    matrix->outerIndexPtr()[first + s + 1] = static_cast<int32_t>(chunk.entries_before + chunk.ends[s]);
  }
}

}  // namespace

WordRows WordTfIdf(std::span<const std::string_view> sentences, int threads) {
  const size_t chunk_count = (sentences.size() + kSentencesAChunk - 1) / kSentencesAChunk;
  const size_t most = std::clamp<size_t>(static_cast<size_t>(std::max(threads, 1)), 1, std::max<size_t>(chunk_count, 1));
  std::vector<Chunk> chunks(chunk_count);
  // Room for all words that there could be, in one piece: what is not used takes no memory, and all goes back at once.
  std::vector<size_t> room(chunk_count + 1, 0);
  for (size_t s = 0; s < sentences.size(); ++s) room[s / kSentencesAChunk + 1] += MostWords(sentences[s]);
  std::partial_sum(room.begin(), room.end(), room.begin());
  const auto words = std::make_unique_for_overwrite<uint32_t[]>(room.back());
  std::vector<std::unique_ptr<Reader>> readers(most);
  std::atomic<uint32_t> next_reader = 0;
  std::atomic<size_t> next_chunk = 0;
  RunOnThreads(most, [&] {
    const uint32_t own = next_reader++;
    readers[own] = std::make_unique<Reader>();
    for (size_t c = next_chunk++; c < chunk_count; c = next_chunk++) {
      CheckCancelled();
      chunks[c].reader = own;
      chunks[c].words = words.get() + room[c];
      const size_t last = std::min(sentences.size(), (c + 1) * kSentencesAChunk);
      for (size_t s = c * kSentencesAChunk; s < last; ++s) readers[own]->Read(sentences[s], static_cast<uint32_t>(s), &chunks[c]);
    }
  });
  readers.resize(next_reader);

  WordRows result;
  std::vector<uint32_t> frequency;
  result.words = Merge(&readers, &frequency);
  const auto n = static_cast<double>(sentences.size());
  std::vector<double> idf(frequency.size());
  for (size_t c = 0; c < idf.size(); ++c) idf[c] = std::log((1 + n) / (1.0 + frequency[c])) + 1;
  size_t entries = 0;
  for (Chunk& chunk : chunks) {
    chunk.entries_before = entries;
    entries += chunk.count;
  }

  TermMatrix& matrix = result.rows;
  matrix.resize(static_cast<Eigen::Index>(sentences.size()), static_cast<Eigen::Index>(frequency.size()));
  matrix.resizeNonZeros(static_cast<Eigen::Index>(entries));
  ForRanges(chunk_count, 1, most, [&](size_t c, size_t) {
    Weigh(chunks[c], readers[chunks[c].reader]->columns, idf, c * kSentencesAChunk, &matrix);
    chunks[c] = {};
  });
  return result;
}

}  // namespace silang::similarity
