// Go templates: `=== NAME` lines cut the input into the files of a chart. Its templates are lexed,
// parsed and run; work is bounded, and each step of a way is a place.
#include "linter/flow/value_flow.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {

void fuzz(std::string_view input) {
  Overlay files;
  files.put("/chart/Chart.yaml", "apiVersion: v2\nname: fuzz\nversion: 0.1.0\n");
  for (auto& [name, bytes] : files_of(input, "templates/secret.yaml"))
    files.put("/chart/" + name, std::move(bytes));
  const auto flow = value_flow(files, "/chart", {.steps = 20'000});
  if (!flow) return;
  for (const ValueFlow& value : flow->flows) {
    must_hold(!value.ways.empty() && value.ways.size() <= 8, "a value that flows has ways");
    for (const FlowWay& way : value.ways) {
      for (const Location& step : way.steps)
        must_hold(step.line_1 >= 1 && step.column_1 >= 1, "a step is a place");
    }
  }
}

}  // namespace dexlint::test
