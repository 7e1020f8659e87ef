#include "claims/article_figures.h"

#include <algorithm>
#include <array>

#include "base/cancel.h"

namespace silang::claims {
namespace {

// Currencies that are written with a bare "$" in their own countries.
constexpr std::array<std::string_view, 8> kPesos = {"XXX", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "CUP"};

bool IsPeso(std::string_view unit) { return std::find(kPesos.begin(), kPesos.end(), unit) != kPesos.end(); }

bool HasBareDollarSign(const context::Context& context, const QuantityMention& q) {
  const document::Document& document = *context.document;
  const uint32_t at = q.number.core_first;
  return q.value.quantity->unit == "USD" && at > 0 && document.Text(document.analysis.token(at - 1).span) == "$" &&
         (at < 2 || document.analysis.token(at - 2).kind != text::TokenKind::kWord ||
          !document.analysis.token(at - 1).Has(text::TokenFlag::kGlued));
}

// "dólares", "US$": dollars that are told otherwise than by a bare "$".
bool NamesDollars(const context::Context& context) {
  const text::Analysis& analysis = context.document->analysis;
  for (uint32_t i = 0; i < analysis.size(); ++i) {
    if (!analysis.Has(i, languages::Topic::kCurrency)) continue;
    for (const text::Hit& hit : analysis.HitsAt(i)) {
      if (hit.topic == languages::Topic::kCurrency && hit.entry->meaning == "USD" && hit.entry->form != "$") return true;
    }
  }
  return false;
}

// "$14.300 millones", where the article tells of "pesos" elsewhere and of no dollars, in a language whose "$" may be either.
void ReadSignsAsPesos(const context::Context& context, ArticleFigures* figures) {
  if (!context.document->analysis.pack().setting("dollar").empty()) return;
  std::string peso;
  for (const auto& sentence : figures->sentences) {
    for (const QuantityMention& q : sentence) {
      if (q.kind == ClaimKind::kMoney && IsPeso(q.value.quantity->unit) && (peso.empty() || peso == "XXX"))
        peso = q.value.quantity->unit;
    }
  }
  if (peso.empty() || NamesDollars(context)) return;
  for (auto& sentence : figures->sentences) {
    for (QuantityMention& q : sentence) {
      if (q.kind == ClaimKind::kMoney && HasBareDollarSign(context, q)) q.value.quantity->unit = peso;
    }
  }
}

}  // namespace

ArticleFigures ReadFigures(const context::Context& context) {
  constexpr double kMany = 1e5;
  const document::Document& document = *context.document;
  ArticleFigures figures;
  figures.sentences.resize(document.sentences.size());
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    const document::Sentence& sentence = document.sentences[s];
    if (!sentence.HasClaims() || sentence.first == sentence.last) continue;
    CheckCancelled();
    figures.sentences[s] = ReadQuantities(context, sentence.first, sentence.last);
  }
  ReadSignsAsPesos(context, &figures);
  bool one = true;
  for (const auto& sentence : figures.sentences) {
    for (const QuantityMention& q : sentence) {
      const std::string& unit = q.value.quantity->unit;
      figures.shares = figures.shares || q.kind == ClaimKind::kPercent;
      if (q.kind == ClaimKind::kCount && q.has_noun && q.number.number.value_or(q.number.low.value_or(0)) >= kMany)
        figures.counts_many = true;
      figures.money = figures.money || q.kind == ClaimKind::kMoney;
      if (q.kind != ClaimKind::kMoney || unit == "cent") continue;
      one = one && (figures.currency.empty() || figures.currency == unit);
      figures.currency = unit;
    }
  }
  if (!one) figures.currency.clear();
  return figures;
}

}  // namespace silang::claims
