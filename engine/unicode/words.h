// Lower-cased words of plain text at the speed of memory: what rows of bare sentences are made of.
#ifndef SILANG_UNICODE_WORDS_H_
#define SILANG_UNICODE_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace silang::unicode {

// Finds the words of one text after another: of the text in lower case (full mappings, final sigma), all runs of two or more
// letters, numbers (of any script) and underscores. That is what the pattern \b\w\w+\b finds in Python's str.lower(), as
// scikit-learn reads text unless told otherwise. Marks end a word, as they do there.
//
// ASCII is classified 64 bytes at a time, Latin and general punctuation take a table; a text with any other code point goes to
// ICU as a whole, for what lower case is may depend on what stands around. All find the same words.
class WordFinder {
 public:
  struct Word {
    uint32_t begin;  // in bytes()
    uint32_t length;
  };

  // Linear. What was found in the text before is gone. REQUIRES: valid UTF-8, less than 1 GiB.
  void Find(std::string_view text);
  // As Find, by ICU whatever the text.
  void FindByIcu(std::string_view text);

  const std::vector<Word>& words() const { return words_; }
  std::string_view Text(const Word& word) const { return {bytes_.data() + word.begin, word.length}; }
  // Words in lower case and whatever else; 8 bytes can be read from the first of each word.
  const char* bytes() const { return bytes_.data(); }

 private:
  bool FindInAscii(std::string_view text);
  bool FindByTable(std::string_view text);

  std::string bytes_;
  std::vector<Word> words_;
};

}  // namespace silang::unicode

#endif  // SILANG_UNICODE_WORDS_H_
