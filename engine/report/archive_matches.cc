// What an archive found for bare sentences, a match a line.
#include "json/json.h"
#include "silang/archive.h"

namespace silang {

std::string MatchesToTsv(const std::vector<ArchiveMatch>& matches) {
  std::string out;
  const auto append = [&out](std::string_view text) {  // a field ends at a tab, a line at a line feed
    for (const char c : text) out.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
  };
  for (const ArchiveMatch& match : matches) {
    out += std::to_string(match.query) + '\t';
    append(match.source);
    out += '\t' + std::to_string(match.sentence) + '\t';
    json::AppendNumber(match.cosine, &out);
    out.push_back('\t');
    append(match.text);
    out.push_back('\n');
  }
  return out;
}

std::string MatchesToJsonLines(const std::vector<ArchiveMatch>& matches) {
  std::string out;
  for (const ArchiveMatch& match : matches) {
    json::Writer writer(&out);
    writer.BeginObject();
    writer.Member("query", match.query);
    writer.Member("source", match.source);
    writer.Member("sentence", match.sentence);
    writer.Member("cosine", match.cosine);
    writer.Member("text", match.text);
    writer.EndObject();
    out.push_back('\n');
  }
  return out;
}

}  // namespace silang
