// What someone may have meant by a name that is not known.
#ifndef SILANG_CLI_NEAREST_H_
#define SILANG_CLI_NEAREST_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace silang::cli {

// The names nearest to `asked` by edits (Levenshtein), nearest first, at most `most`. Of long names their first 64 bytes count.
std::vector<std::string_view> Nearest(std::string_view asked, std::span<const std::string_view> names, size_t most);

// Whether one may have been written for the other: a third of it is wrong at most.
bool IsLike(std::string_view asked, std::string_view name);

// "did you mean NAME?" if one is near, else "there are A, B, C".
std::string DidYouMean(std::string_view asked, std::span<const std::string_view> names);

}  // namespace silang::cli

#endif  // SILANG_CLI_NEAREST_H_
