// The style sheet and the script of the HTML report, html_page.css and html_page.js, which the build puts into the program.
#ifndef SILANG_REPORT_HTML_ASSETS_H_
#define SILANG_REPORT_HTML_ASSETS_H_

#include <string>
#include <string_view>

namespace silang::report {

struct PageAsset {
  std::string_view text;
  std::string_view sha256;  // of the text, in hexadecimal
};

extern const PageAsset kPageStyle;
extern const PageAsset kPageScript;

// "sha256-…" in base64: how a Content-Security-Policy names what it allows (https://www.w3.org/TR/CSP3/#grammardef-hash-source).
std::string PolicyHash(const PageAsset& asset);

}  // namespace silang::report

#endif  // SILANG_REPORT_HTML_ASSETS_H_
