#include "linter/commands/lsp/code_actions.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "formatters/escape.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"

namespace dexlint::lsp {
namespace {

Json action(const std::string& title, Json edits, const std::string& uri) {
  return {
      {"title", title}, {"kind", "quickfix"}, {"edit", {{"changes", {{uri, std::move(edits)}}}}}};
}

Json fix_action(const OpenFile& file, const Finding& finding, const std::string& uri) {
  Json edits = Json::array();
  for (const FixEdit& edit : finding.fix->printable_edits())
    edits.push_back(
        {{"range", range_json(file.lines(), edit.bytes)}, {"newText", edit.replacement}});
  std::string title = sentence(printable(finding.fix->description));
  if (title.ends_with('.')) title.pop_back();
  if (!finding.fix->safe) title += " (the login may then do something else)";
  Json made = action(title, std::move(edits), uri);
  if (finding.fix->safe) made["isPreferred"] = true;
  return made;
}

/// A line to be put in, as bytes of the text.
struct NewLine {
  std::size_t offset = 0;
  std::string text;
};

std::string_view content_of(const OpenFile& file, Span line) {
  return std::string_view(file.text()).substr(line.begin, line.size());
}

// Above the line, as deep as it, and ended as it.
NewLine comment_above(const OpenFile& file, std::size_t line_1, const Finding& finding) {
  const Span line = file.lines().line(line_1);
  const std::string_view content = content_of(file, line);
  const std::size_t indent = std::min(content.find_first_not_of(" \t"), content.size());
  const bool has_crlf = file.text().compare(line.end, 2, "\r\n") == 0;
  std::string text(content.substr(0, indent));
  text += "# dexlint: ignore[" + std::string(finding.rule->code) + "] say why";
  return {line.begin, text + (has_crlf ? "\r\n" : "\n")};
}

// Of the findings nothing else changes than that some are suppressed, this one among them.
bool suppresses(const Verdict& after, const Verdict& before, const Finding& finding) {
  const auto is_it = [&](const Finding& other) {
    return other.rule->code == finding.rule->code && other.fingerprint == finding.fingerprint &&
           other.occurrence == finding.occurrence;
  };
  return std::none_of(after.findings.begin(), after.findings.end(), is_it) &&
         after.findings.size() + after.suppressed == before.findings.size() + before.suppressed;
}

// The first line above which a comment does it: that of the finding, or of its key, where the
// finding stands in a text that can hold no comment.
std::optional<NewLine> working_comment(const FileSource& files, const OpenFile& file,
                                       const Finding& finding) {
  for (const std::size_t line_1 : {finding.location.line_1, finding.key_line_1}) {
    if (line_1 == 0) continue;
    NewLine line = comment_above(file, line_1, finding);
    Overlay tried(&files);
    tried.put(file.path(), std::string(file.text()).insert(line.offset, line.text));
    if (suppresses(judge(tried, file.path()), file.verdict(), finding)) return line;
  }
  return std::nullopt;
}

Json ignore_action(const OpenFile& file, const Finding& finding, const NewLine& line,
                   const std::string& uri) {
  const Json edit{{"range", range_json(file.lines(), {line.offset, line.offset})},
                  {"newText", line.text}};
  return action("Ignore " + std::string(finding.rule->code) + " here, with a reason",
                Json::array({edit}), uri);
}

}  // namespace

Json code_actions(const FileSource& files, const OpenFile& file, const Finding& finding,
                  const std::string& uri) {
  Json actions = Json::array();
  if (finding.fix && !finding.fix->printable_edits().empty() &&
      is_fix_sound(files, file.verdict(), finding))
    actions.push_back(fix_action(file, finding, uri));
  if (const auto line = working_comment(files, file, finding))
    actions.push_back(ignore_action(file, finding, *line, uri));
  return actions;
}

}  // namespace dexlint::lsp
