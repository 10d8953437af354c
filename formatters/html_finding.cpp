#include "formatters/html_finding.h"

#include <fmt/format.h>

#include <algorithm>

#include "formatters/escape.h"
#include "formatters/excerpt.h"
#include "formatters/listing.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "formatters/text_finding.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

// What a page is wide enough for; of a longer line the part round the mark is shown.
constexpr std::size_t frame_columns = 110;

std::string place_text(const Location& at) {
  return fmt::format("{}:{}:{}", at.path, at.line_1, at.column_1);
}

std::string about(const Finding& finding) {
  const Rule& rule = *finding.rule;
  std::string text =
      fmt::format("<p class=\"about\"><span class=\"severity\">{}</span> <a href=\"#{}\">{} {}</a>",
                  name_of(finding.severity), rule.code, rule.code, rule.id);
  if (finding.confidence != Confidence::high)
    text += fmt::format(" <span>{} confidence</span>", name_of(finding.confidence));
  if (finding.suppressed)
    text += fmt::format(" <span>{}</span>", markup_text(suppression_text(finding)));
  return text + "</p>\n";
}

std::string where(const Finding& finding) {
  std::string text =
      fmt::format("<p class=\"where\"><code>{}</code>", markup_text(place_text(finding.location)));
  if (finding.location.approximate) text += " (place known to 4 characters of base64)";
  text += "</p>\n";
  if (const std::string trail = trail_text(finding); !trail.empty())
    text += fmt::format("<p class=\"trail\">in <code>{}</code></p>\n", markup_text(trail));
  return text;
}

std::string frame_line(const FrameLine& line) {
  const Excerpt shown = excerpt(line, frame_columns);
  std::string text = fmt::format("<span><i>{}</i>{}", line.line_1, markup_text(shown.before()));
  if (shown.mark_columns > 0) text += fmt::format("<mark>{}</mark>", markup_text(shown.marked()));
  return text + markup_text(shown.behind()) + "</span>";
}

// It can be scrolled sideways, so the keyboard has to reach it.
std::string frame(const Finding& finding) {
  if (finding.frame.empty()) return {};
  std::string text = fmt::format(
      "<pre class=\"frame\" tabindex=\"0\" role=\"group\" aria-label=\"The file from line {}\">",
      finding.frame.front().line_1);
  for (const FrameLine& line : finding.frame) text += frame_line(line);
  return text + "</pre>\n";
}

std::string related(const Finding& finding) {
  if (finding.related.empty()) return {};
  std::string items;
  for (const Related& other : finding.related) {
    items += fmt::format("<li><code>{}</code> {}</li>\n", markup_text(place_text(other.location)),
                         markup_text(other.message));
  }
  return "<ul class=\"related\">\n" + items + "</ul>\n";
}

std::string fix(const Finding& finding) {
  const std::string_view text = advice(finding);
  if (text.empty()) return {};
  return fmt::format("<p class=\"fix\"><b>Fix:</b> {}</p>\n", html_prose(text));
}

// What it says, with its arguments as code.
std::string html_message(const Message& message) {
  return filled(
      markup_text(sentence(message.text)), message.arguments, [](const Argument& argument) {
        const std::string text = markup_text(argument.text());
        const bool quoted =
            argument.kind() == Argument::Kind::name || argument.kind() == Argument::Kind::url;
        return quoted ? "<code>" + text + "</code>" : text;
      });
}

}  // namespace

std::string html_prose(std::string_view text) {
  std::string line = sentence(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  const std::string escaped = markup_text(line);
  if (std::count(escaped.begin(), escaped.end(), '`') % 2 != 0) return escaped;
  std::string prose;
  bool within = false;
  for (const char c : escaped) {
    if (c != '`') {
      prose += c;
      continue;
    }
    prose += within ? "</code>" : "<code>";
    within = !within;
  }
  return prose;
}

std::string html_finding(const Finding& finding, std::size_t number) {
  return fmt::format(
             "<li class=\"finding {0}{1}\" data-severity=\"{2}\" data-rule=\"{3}\">"
             "<article aria-labelledby=\"f{4}\">\n{5}<h2 id=\"f{4}\">{6}</h2>\n",
             name_of(finding.severity), finding.suppressed ? " suppressed" : "",
             static_cast<int>(finding.severity), finding.rule->code, number, about(finding),
             html_message(finding.message)) +
         where(finding) + frame(finding) + related(finding) + fix(finding) + "</article></li>\n";
}

}  // namespace dexlint
