#include "languages/units.h"

#include "base/strings.h"

namespace silang::languages {

const Unit* UnitTable::Find(std::string_view id) const {
  const auto at = by_id_.find(AbslView(id));
  return at == by_id_.end() ? nullptr : &units_[at->second];
}

}  // namespace silang::languages
