/* The files that are named, compared: an example of README.md. */
#include <silang/silang.h>
#include <stdio.h>

int main(int argc, char **argv) {
  silang_error *error = NULL;
  silang_engine *engine = silang_engine_new(&error);
  silang_sources *sources = silang_sources_new(&error);
  silang_report *report = NULL;
  for (int i = 1; i < argc && error == NULL; ++i) silang_sources_add_path(sources, argv[i], &error);
  if (error == NULL) report = silang_compare(engine, sources, NULL, &error);
  for (size_t i = 0; i < silang_report_finding_count(report); ++i) {
    silang_finding finding = SILANG_INIT(silang_finding);
    silang_report_finding(report, i, &finding, NULL);
    printf("%s: %s\n", finding.relation_name, finding.summary);
  }
  if (error != NULL) fprintf(stderr, "%s\n", silang_error_message(error));
  const int failed = error != NULL;
  silang_error_free(error);
  silang_report_free(report);
  silang_sources_free(sources);
  silang_engine_free(engine);
  return failed ? 2 : 0;
}
