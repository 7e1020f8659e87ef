// The desk's web page: one shell for all its addresses, the files that it loads, and the report that its script puts into it.
#ifndef SILANG_DESK_PAGE_H_
#define SILANG_DESK_PAGE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "silang/engine.h"

namespace silang::desk {

struct WebFile {
  std::string_view name;  // "main.js"
  std::string_view text;
};

// The files of engine/desk/web, and those of the report: "report.css", "report.js".
std::span<const WebFile> Files();
WebFile ReportStyle();
WebFile ReportScript();

// What the page may do: load its own files and ask its own server. Nothing inline runs, whatever an article says.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action "
    "'none'; "
    "frame-ancestors 'none'";

// The page without content, which its script writes; with every word that it needs, in a block of JSON. Files stand below `folder`.
std::string Shell(UiLanguage ui, std::string_view folder, uint64_t most_body, uint64_t most_note);

// The words that a comparison is known by: the first title that a source has.
std::string HeadingOf(const Report& report);

// The report as it stands within the page (report/html.h): all markup in it is ours.
std::string ReportBody(const Report& report, UiLanguage ui);

}  // namespace silang::desk

#endif  // SILANG_DESK_PAGE_H_
