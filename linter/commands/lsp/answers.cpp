#include "linter/commands/lsp/answers.h"

#include <algorithm>
#include <vector>

#include "linter/commands/lsp/completion.h"
#include "linter/commands/lsp/diagnostics.h"
#include "linter/commands/lsp/hover.h"

namespace dexlint::lsp {
namespace {

std::size_t offset_in(const OpenFile& file, const Json& parameters) {
  return offset_of(file.text(), file.lines(), editor_position(at_path(parameters, {"position"})));
}

std::vector<const Finding*> findings_at(const OpenFile& file, const Json& range) {
  std::vector<const Finding*> here;
  for (const Finding& finding : file.verdict().findings) {
    if (meets(finding.location, range)) here.push_back(&finding);
  }
  return here;
}

// Whether a request for code actions may be answered with quick fixes.
bool wants_quick_fixes(const Json& parameters) {
  const Json& only = at_path(parameters, {"context", "only"});
  return !only.is_array() || std::find(only.begin(), only.end(), "quickfix") != only.end();
}

}  // namespace

Json hover(const Workspace& workspace, const OpenFile& file, const Json& parameters) {
  const Json& position = at_path(parameters, {"position"});
  const auto here = findings_at(file, {{"start", position}, {"end", position}});
  const Reading& reading = file.reading(workspace.files());
  const std::string text = hover_text(reading, offset_in(file, parameters), here);
  if (text.empty()) return nullptr;
  return {{"contents", {{"kind", "markdown"}, {"value", text}}}};
}

Json code_action(const Workspace& workspace, const OpenFile& file, const Json& parameters,
                 Edits edits) {
  Json actions = Json::array();
  if (!wants_quick_fixes(parameters)) return actions;
  const std::string uri = text_at(parameters, {"textDocument", "uri"});
  for (const Finding* finding : findings_at(file, at_path(parameters, {"range"}))) {
    for (Json& action : code_actions(workspace.files(), file, *finding, uri, edits)) {
      action["diagnostics"] = Json::array({diagnostic(*finding, workspace.folder())});
      actions.push_back(std::move(action));
    }
  }
  return actions;
}

Json completion(const Workspace& workspace, const OpenFile& file, const Json& parameters) {
  return completions(workspace.files(), file.path(), file.text(), file.lines(),
                     offset_in(file, parameters));
}

Json diagnostics_of(const Workspace& workspace, const OpenFile& file) {
  Json all = Json::array();
  for (const Finding& finding : file.verdict().findings)
    all.push_back(diagnostic(finding, workspace.folder()));
  for (const Skipped& skipped : file.verdict().skipped)
    all.push_back(diagnostic(skipped, file.lines()));
  return all;
}

}  // namespace dexlint::lsp
