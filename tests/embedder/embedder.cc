#include <iostream>

#include "silang/engine.h"

int main() {
  auto engine = silang::Engine::Create();
  if (!engine.ok()) return 2;
  auto report = engine->Compare({{.path = "a", .text = "Flood in Demak\n\nThe flood killed 12 people on Monday."},
                                 {.path = "b", .text = "Demak flood\n\nThe flood on Monday killed 17 people."}});
  if (!report.ok()) return 2;
  for (const silang::Finding& finding : report->findings) {
    std::cout << silang::Name(finding.relation) << ": " << finding.summary << "\n";
  }
}
