// Prints a made-up event as JSON Lines, one article a line: input for what is measured on more articles than the fixtures have.
//
//     made_up_articles ARTICLES SENTENCES
#include <cstdio>
#include <cstdlib>
#include <string>

#include "made_up_event.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: made_up_articles ARTICLES SENTENCES\n");
    return 2;
  }
  silang::Report report;
  for (silang::SourceText& source :
       silang::bench::MadeUpEvent(std::strtoul(argv[1], nullptr, 10), std::strtoul(argv[2], nullptr, 10))) {
    silang::SourceInfo& info = report.sources.emplace_back();
    info.id = info.path = source.path;
    info.language = source.language;
    info.text = std::move(source.text);
  }
  std::fputs(silang::SourcesToJsonLines(report).c_str(), stdout);
  return 0;
}
