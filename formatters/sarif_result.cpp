#include "formatters/sarif_result.h"

#include <algorithm>
#include <span>

#include "formatters/escape.h"
#include "formatters/excerpt.h"
#include "formatters/sarif_rule.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"
#include "linter/model/utf8.h"

namespace dexlint {
namespace {

// Viewers show these; a line of a megabyte must not come once a finding.
constexpr std::size_t snippet_columns = 400;

void artifact(JsonWriter& out, std::string_view path) {
  out.object("artifactLocation", [&] {
    out.text("uri", sarif_uri(path));
    if (!path.starts_with('/')) out.text("uriBaseId", source_root_id);
  });
}

void snippet(JsonWriter& out, std::string_view text) {
  out.object("snippet", [&] { out.text("text", text); });
}

void region(JsonWriter& out, const Location& at) {
  out.number("startLine", at.line_1);
  out.number("startColumn", at.column_1);
  out.number("endLine", at.end_line_1);
  out.number("endColumn", at.end_column_1);
}

// The marked part as the frame shows it, masked; else the finding's own snippet.
void marked_region(JsonWriter& out, const Finding& finding) {
  out.object("region", [&] {
    region(out, finding.location);
    const std::string text = marked_text(finding, snippet_columns);
    snippet(out, text.empty() ? printable(finding.snippet) : text);
  });
}

bool goes_on_behind_mark(const FrameLine& line) {
  return !code_points(line.text, line.mark_end, line.text.size()).empty();
}

// Whole lines round the place; nothing when the frame shows no more than the place itself, since
// the context has to be larger (SARIF 3.29.5). Of a long place the frame shows the first lines.
void context_region(JsonWriter& out, const Finding& finding) {
  const Location& at = finding.location;
  if (finding.frame.empty() || finding.frame.front().line_1 > at.line_1) return;
  const std::size_t first = finding.frame.front().line_1;
  const std::size_t shown = finding.frame.back().line_1;
  const bool larger = first < at.line_1 || at.end_line_1 < shown || at.column_1 > 1 ||
                      goes_on_behind_mark(finding.frame.back());
  if (!larger) return;
  std::string text;
  for (const FrameLine& line : finding.frame) {
    if (!text.empty()) text += '\n';
    text += excerpt_text(line, snippet_columns);
  }
  if (shown < at.end_line_1) text += "\n…";
  out.object("contextRegion", [&] {
    out.number("startLine", first);
    out.number("endLine", std::max(shown, at.end_line_1));
    snippet(out, text);
  });
}

void message(JsonWriter& out, std::string_view text) {
  out.object("message", [&] { out.text("text", text); });
}

void place(JsonWriter& out, const Finding& finding) {
  out.object("physicalLocation", [&] {
    artifact(out, finding.location.path);
    marked_region(out, finding);
    context_region(out, finding);
  });
}

void related_place(JsonWriter& out, const Related& other) {
  out.object("physicalLocation", [&] {
    artifact(out, other.location.path);
    out.object("region", [&] { region(out, other.location); });
  });
  message(out, sentence(printable(other.message)));
}

bool has_related(const Finding& finding, bool steps) {
  return std::any_of(finding.related.begin(), finding.related.end(),
                     [&](const Related& other) { return other.is_step == steps; });
}

void related_locations(JsonWriter& out, const Finding& finding) {
  if (!has_related(finding, false)) return;
  std::size_t id = 0;
  out.array("relatedLocations", [&] {
    for (const Related& other : finding.related) {
      if (other.is_step) continue;
      out.object([&] {
        related_place(out, other);
        out.number("id", ++id);
      });
    }
  });
}

// The way of the value: from where it is written, through each line of a template, into a Secret.
void steps(JsonWriter& out, const Finding& finding) {
  const auto step = [&](auto write) { out.object([&] { out.object("location", write); }); };
  step([&] {
    place(out, finding);
    message(out, "The value is written here.");
  });
  for (const Related& other : finding.related) {
    if (other.is_step) step([&] { related_place(out, other); });
  }
}

void code_flows(JsonWriter& out, const Finding& finding) {
  if (!has_related(finding, true)) return;
  const auto one = [&](std::string_view name, auto write) {
    out.array(name, [&] { out.object(write); });
  };
  one("codeFlows",
      [&] { one("threadFlows", [&] { out.array("locations", [&] { steps(out, finding); }); }); });
}

void suppressions(JsonWriter& out, const Finding& finding) {
  if (!finding.suppressed) return;
  const bool in_source = finding.suppressed->kind == SuppressionKind::in_source;
  out.array("suppressions", [&] {
    out.object([&] {
      out.text("kind", in_source ? "inSource" : "external");
      out.text("status", "accepted");
      if (const std::string& reason = finding.suppressed->reason; !reason.empty())
        out.text("justification", printable(reason));
    });
  });
}

void replacement(JsonWriter& out, const FixEdit& edit) {
  out.object("deletedRegion", [&] {
    out.number("byteOffset", edit.bytes.begin);
    out.number("byteLength", edit.bytes.size());
  });
  out.object("insertedContent", [&] { out.text("text", edit.replacement); });
}

// Edits of one file stand together. The first of `edits` that is of another file.
std::span<const FixEdit> change_of_one_file(JsonWriter& out, std::span<const FixEdit> edits) {
  const std::string& path = edits.front().path;
  artifact(out, path);
  out.array("replacements", [&] {
    for (; !edits.empty() && edits.front().path == path; edits = edits.subspan(1))
      out.object([&] { replacement(out, edits.front()); });
  });
  return edits;
}

void fixes(JsonWriter& out, const Finding& finding) {
  if (!finding.fix || finding.fix->printable_edits().empty()) return;
  out.array("fixes", [&] {
    out.object([&] {
      out.object("description",
                 [&] { out.text("text", sentence(printable(finding.fix->description))); });
      out.array("artifactChanges", [&] {
        for (auto rest = finding.fix->printable_edits(); !rest.empty();)
          out.object([&] { rest = change_of_one_file(out, rest); });
      });
    });
  });
}

void fingerprints(JsonWriter& out, const Finding& finding) {
  out.object("partialFingerprints", [&] {
    if (!finding.line_hash.empty()) out.text("primaryLocationLineHash", finding.line_hash);
    if (!finding.fingerprint.empty()) out.text("dexlintPath/v1", finding.fingerprint);
  });
}

void texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& all) {
  out.array(name, [&] {
    for (const std::string& text : all) out.text(text);
  });
}

void message(JsonWriter& out, const Finding& finding, SarifRule& rule) {
  const SarifMessage filled = sarif_message(finding);
  out.object("message", [&] {
    out.text("text", filled.text);
    out.text("id", rule.use(filled.message_template));
    if (!filled.arguments.empty()) texts(out, "arguments", filled.arguments);
  });
}

void properties(JsonWriter& out, const Finding& finding) {
  out.object("properties", [&] {
    out.text("confidence", name_of(finding.confidence));
    texts(out, "trail", finding.trail);
    out.text("document", finding.document);
    out.text("effect", name_of(finding.effect));
    out.flag("approximate", finding.location.approximate);
  });
}

}  // namespace

std::string sarif_uri(std::string_view path) {
  return (path.starts_with('/') ? "file://" : "") + uri_path(path);
}

void write_sarif_result(JsonWriter& out, const Finding& finding, std::size_t rule_index,
                        SarifRule& rule) {
  out.object([&] {
    out.text("ruleId", finding.rule->code);
    out.number("ruleIndex", rule_index);
    out.text("level", name_of(finding.severity));
    message(out, finding, rule);
    out.array("locations", [&] { out.object([&] { place(out, finding); }); });
    fingerprints(out, finding);
    related_locations(out, finding);
    code_flows(out, finding);
    suppressions(out, finding);
    fixes(out, finding);
    properties(out, finding);
  });
}

}  // namespace dexlint
