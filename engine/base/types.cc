#include "silang/types.h"

namespace silang {

// A switch without a default: the compiler names a value that is missing here.
std::string_view Name(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kCount: return "count";
    case ClaimKind::kMeasure: return "measure";
    case ClaimKind::kMoney: return "money";
    case ClaimKind::kPercent: return "percent";
    case ClaimKind::kOrdinal: return "ordinal";
    case ClaimKind::kDate: return "date";
    case ClaimKind::kDuration: return "duration";
    case ClaimKind::kAge: return "age";
    case ClaimKind::kQuote: return "quote";
    case ClaimKind::kAttribution: return "attribution";
    case ClaimKind::kParticipants: return "participants";
    case ClaimKind::kPlace: return "place";
    case ClaimKind::kPolarity: return "polarity";
    case ClaimKind::kSuperlative: return "superlative";
    case ClaimKind::kTitle: return "title";
    case ClaimKind::kSelf: return "self";
  }
  return "";
}

std::string_view Name(Relation relation) {
  switch (relation) {
    case Relation::kConflict: return "conflict";
    case Relation::kDiffers: return "differs";
    case Relation::kCompatible: return "compatible";
    case Relation::kAgree: return "agree";
  }
  return "";
}

std::string_view Name(Severity severity) {
  switch (severity) {
    case Severity::kHigh: return "high";
    case Severity::kMedium: return "medium";
    case Severity::kLow: return "low";
  }
  return "";
}

std::string_view Name(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::kExact: return "exact";
    case Qualifier::kAbout: return "about";
    case Qualifier::kAtLeast: return "at least";
    case Qualifier::kMoreThan: return "more than";
    case Qualifier::kAtMost: return "at most";
    case Qualifier::kLessThan: return "less than";
    case Qualifier::kBetween: return "between";
    case Qualifier::kNearly: return "nearly";
  }
  return "";
}

std::string_view Name(Modality modality) {
  switch (modality) {
    case Modality::kAsserted: return "asserted";
    case Modality::kPlanned: return "planned";
    case Modality::kEstimated: return "estimated";
    case Modality::kDenied: return "denied";
    case Modality::kConditional: return "conditional";
  }
  return "";
}

}  // namespace silang
