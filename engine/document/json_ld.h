// What the JSON-LD of a page says of its article.
#ifndef SILANG_DOCUMENT_JSON_LD_H_
#define SILANG_DOCUMENT_JSON_LD_H_

#include <string>
#include <string_view>

namespace silang::document {

struct LinkedData {
  std::string headline, published, publisher, language, url, body;
  std::string site;  // of a WebSite or an organisation that is said of no article
};

// Adds what `json`, the text of a <script type="application/ld+json">, says; what is known already stays. What is no JSON is
// passed over. Linear, no recursion.
void ReadLinkedData(std::string_view json, LinkedData* data);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_JSON_LD_H_
