#include "report/html_assets.h"

#include <charconv>
#include <cstdint>

namespace silang::report {

std::string PolicyHash(const PageAsset& asset) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "sha256-";
  // Three bytes are six hexadecimal digits and four of base64; of the 32 bytes two are left over.
  for (size_t i = 0; i < asset.sha256.size(); i += 6) {
    const std::string_view hex = asset.sha256.substr(i, 6);
    uint32_t bits = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), bits, 16);
    bits <<= 4 * (6 - hex.size());
    for (size_t j = 0; j < 4; ++j) out += j <= hex.size() / 2 ? kDigits[bits >> (18 - 6 * j) & 63] : '=';
  }
  return out;
}

}  // namespace silang::report
