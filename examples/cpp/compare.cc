// Two articles, compared: an example of README.md.
#include <iostream>

#include "silang/engine.h"

int main() {
  auto engine = silang::Engine::Create();
  if (!engine.ok()) return 2;
  auto report = engine->Compare({
      {.path = "morning.txt", .text = "Flood in Demak\n\nThe flood killed 12 people in Demak on Monday."},
      {.path = "evening.txt", .text = "Demak under water\n\nThe flood killed 17 people in Demak on Monday."},
  });
  if (!report.ok()) return 2;
  for (const silang::Finding& finding : report->findings) {
    std::cout << silang::Name(finding.relation) << ": " << finding.summary << "\n";
  }
}
