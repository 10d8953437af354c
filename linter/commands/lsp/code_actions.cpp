#include "linter/commands/lsp/code_actions.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "formatters/escape.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"

namespace dexlint::lsp {
namespace {

Json workspace_edit(Json edits, const std::string& uri) {
  return {{"changes", {{uri, std::move(edits)}}}};
}

bool has_fix(const Finding& finding) {
  return finding.fix && !finding.fix->printable_edits().empty();
}

Json fix_edits(const OpenFile& file, const Finding& finding) {
  Json edits = Json::array();
  for (const FixEdit& edit : finding.fix->printable_edits())
    edits.push_back(
        {{"range", range_json(file.lines(), edit.bytes)}, {"newText", edit.replacement}});
  return edits;
}

Json fix_action(const Finding& finding) {
  std::string title = sentence(printable(finding.fix->description));
  if (title.ends_with('.')) title.pop_back();
  if (!finding.fix->safe) title += " (the login may then do something else)";
  Json made{{"title", title}, {"kind", "quickfix"}};
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
    if (suppresses(judge_trial(tried, file.verdict()), file.verdict(), finding)) return line;
  }
  return std::nullopt;
}

Json ignore_edits(const OpenFile& file, const NewLine& line) {
  return Json::array({Json{{"range", range_json(file.lines(), {line.offset, line.offset})},
                           {"newText", line.text}}});
}

Json ignore_action(const Finding& finding) {
  return {{"title", "Ignore " + std::string(finding.rule->code) + " here, with a reason"},
          {"kind", "quickfix"}};
}

constexpr const char* fixing = "fix";
constexpr const char* ignoring = "ignore";

// What tells an action of this text from others, and holds nothing of a value.
Json data_of(const OpenFile& file, const Finding& finding, const std::string& uri,
             const char* doing) {
  return {{"uri", uri},
          {"version", file.version()},
          {"do", doing},
          {"code", finding.rule->code},
          {"fingerprint", finding.fingerprint},
          {"occurrence", finding.occurrence}};
}

std::optional<Json> tried_edits(const FileSource& files, const OpenFile& file,
                                const Finding& finding, std::string_view doing) {
  if (doing == fixing && has_fix(finding) && is_fix_sound(files, file.verdict(), finding))
    return fix_edits(file, finding);
  if (doing != ignoring) return std::nullopt;
  const auto line = working_comment(files, file, finding);
  return line ? std::optional(ignore_edits(file, *line)) : std::nullopt;
}

// JSON has no comments, so nothing need be tried to know it.
bool may_hold_comments(const OpenFile& file) { return !Json::accept(file.text()); }

}  // namespace

Json code_actions(const FileSource& files, const OpenFile& file, const Finding& finding,
                  const std::string& uri, Edits edits) {
  Json actions = Json::array();
  const auto offer = [&](Json action, const char* doing) {
    if (edits == Edits::when_chosen) {
      action["data"] = data_of(file, finding, uri, doing);
    } else if (auto tried = tried_edits(files, file, finding, doing)) {
      action["edit"] = workspace_edit(std::move(*tried), uri);
    } else {
      return;
    }
    actions.push_back(std::move(action));
  };
  if (has_fix(finding)) offer(fix_action(finding), fixing);
  if (may_hold_comments(file)) offer(ignore_action(finding), ignoring);
  return actions;
}

std::optional<Json> edit_of(const FileSource& files, const OpenFile& file, const Json& data) {
  if (at_path(data, {"version"}) != Json(file.version())) return std::nullopt;
  const auto is_it = [&](const Finding& finding) {
    return text_at(data, {"code"}) == finding.rule->code &&
           text_at(data, {"fingerprint"}) == finding.fingerprint &&
           at_path(data, {"occurrence"}) == Json(finding.occurrence);
  };
  const std::vector<Finding>& all = file.verdict().findings;
  const auto finding = std::find_if(all.begin(), all.end(), is_it);
  if (finding == all.end()) return std::nullopt;
  auto edits = tried_edits(files, file, *finding, text_at(data, {"do"}));
  if (!edits) return std::nullopt;
  return workspace_edit(std::move(*edits), text_at(data, {"uri"}));
}

}  // namespace dexlint::lsp
