// The names in a text: where they stand, what they name, which offices they are given.
//
//     Kepala Dinas Kesehatan Kota Bogor Sri Lestari, 51, mengatakan ...
//     ^role  ^organisation          ^person     ^age: a person
//
// A run of capitals is no name yet: it holds offices, organisations and people one after the other.
#ifndef SILANG_CONTEXT_NAMES_H_
#define SILANG_CONTEXT_NAMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "context/context.h"

namespace silang::context {

// One place where something is named, before it is known what else is the same.
struct Name {
  uint32_t first = 0, last = 0;   // tokens: with honorific, without role
  uint32_t role_first = 0;        // tokens [role_first, first): the role
  std::vector<std::string> keys;  // folded words of the name proper
  std::string acronym;            // "(BMKG)" behind it
  std::string country;            // ISO 3166 code, if it is a country
  std::vector<ConceptId> roles;   // before and behind it
  SentenceId sentence;
  char gender = 0;
  bool headline = false;  // stands where every word has a capital
  bool quoted = false;    // stands between quotation marks
  // How much speaks for each kind.
  int person = 0, organisation = 0, place = 0;
};

// All names of the document, in order, not overlapping. Linear.
std::vector<Name> FindNames(const document::Document& document);

// For each token whether it stands between quotation marks, as far as the marks of its paragraph tell. Linear.
std::vector<bool> QuotedTokens(const document::Document& document);

}  // namespace silang::context

#endif  // SILANG_CONTEXT_NAMES_H_
