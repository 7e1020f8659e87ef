// Units of measurement by their CLDR identifiers: what they measure and how they convert.
#ifndef SILANG_LANGUAGES_UNITS_H_
#define SILANG_LANGUAGES_UNITS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace silang::languages {

struct Unit {
  std::string id;         // "kilometer-per-hour"
  std::string dimension;  // "speed"
  std::string base;       // the SI unit that it is compared in: "m/s"
  double factor = 1;      // value in base units = (value + offset) * factor
  double offset = 0;

  double ToBase(double value) const { return (value + offset) * factor; }
};

class UnitTable {
 public:
  // nullptr if there is no such unit.
  const Unit* Find(std::string_view id) const;
  size_t size() const { return units_.size(); }
  const std::vector<Unit>& units() const { return units_; }

 private:
  friend class PackLoader;
  std::vector<Unit> units_;
  absl::flat_hash_map<std::string, uint32_t> by_id_;
};

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_UNITS_H_
