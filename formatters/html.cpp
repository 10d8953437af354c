// The report as one page for a browser: nothing is loaded, and its policy (CSP) lets no script run
// but its own, whatever a repository holds. All findings stand in the page itself, so it can be
// read, searched and printed without scripts; the script filters and sorts.
#include <fmt/format.h>

#include <array>
#include <map>
#include <string>
#include <utility>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/html_assets.h"
#include "formatters/html_finding.h"
#include "formatters/listing.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "formatters/summary.h"
#include "linter/model/base64_encode.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

// As the policy wants it: the bytes in base64.
std::string policy_hash(std::string_view hex) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16));
  return "'sha256-" + base64_encode(bytes) + "'";
}

std::string head() {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src {}; script-src {}; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>dexlint report</title>\n<style>{}</style>\n</head>\n",
      policy_hash(html_style_sha256), policy_hash(html_script_sha256), html_style);
}

using RuleCounts = std::map<std::string_view, std::pair<const Rule*, std::size_t>>;

RuleCounts count_rules(const Findings& findings) {
  RuleCounts counts;
  for (const Finding* finding : findings) {
    auto& [rule, count] = counts[finding->rule->code];
    rule = finding->rule;
    ++count;
  }
  return counts;
}

std::string severity_chips(const Findings& findings) {
  std::array<std::size_t, severities.size()> counts{};
  for (const Finding* finding : findings) ++counts[static_cast<std::size_t>(finding->severity)];
  std::string chips;
  for (const Severity severity : severities) {
    const auto number = static_cast<std::size_t>(severity);
    chips += fmt::format(
        "<label class=\"chip {0}\"><input type=\"checkbox\" name=\"severity\" value=\"{1}\" "
        "checked> {2}</label>\n",
        name_of(severity), number, counted(counts[number], name_of(severity)));
  }
  return chips;
}

std::string rule_choice(const RuleCounts& rules) {
  std::string options = "<option value=\"\">All rules</option>\n";
  for (const auto& [code, counted_rule] : rules) {
    options += fmt::format("<option value=\"{0}\">{0} {1} ({2})</option>\n", code,
                           counted_rule.first->id, counted_rule.second);
  }
  return options;
}

std::string filters(const Findings& findings, const RuleCounts& rules) {
  return fmt::format(
      "<div class=\"filters\" id=\"filters\" role=\"search\" hidden>\n<form id=\"form\">\n"
      "<label class=\"label\" for=\"search\">Search the findings</label>\n"
      "<input id=\"search\" type=\"search\" placeholder=\"Search file, rule, text\" "
      "autocomplete=\"off\" spellcheck=\"false\">\n"
      "<fieldset><legend class=\"label\">Severity</legend>\n{}</fieldset>\n"
      "<label class=\"label\" for=\"rule\">Rule</label>\n<select id=\"rule\">\n{}</select>\n"
      "<label class=\"label\" for=\"sort\">Order</label>\n<select id=\"sort\">\n"
      "<option value=\"file\">By file</option>\n<option value=\"severity\">Worst first</option>\n"
      "<option value=\"rule\">By rule</option>\n</select>\n</form>\n"
      "<p id=\"shown\" role=\"status\"></p>\n</div>\n",
      severity_chips(findings), rule_choice(rules));
}

std::string rule_details(const Rule& rule) {
  std::string text = fmt::format("<details id=\"{0}\"><summary>{0} {1}: {2}</summary>\n", rule.code,
                                 rule.id, markup_text(rule.summary));
  if (!rule.why.empty()) text += fmt::format("<p>{}</p>\n", html_prose(rule.why));
  text += fmt::format("<p><b>If nobody listens:</b> {}</p>\n", consequence(rule.effect));
  if (!rule.fix.empty())
    text += fmt::format("<p class=\"fix\"><b>Fix:</b> {}</p>\n", html_prose(rule.fix));
  return text + fmt::format(
                    "<p><a href=\"{}\" rel=\"noreferrer\">Source and examples</a></p>\n"
                    "</details>\n",
                    rule_url(rule));
}

std::string rules_section(const RuleCounts& rules) {
  if (rules.empty()) return {};
  std::string text =
      "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">What the rules say</h2>\n";
  for (const auto& [code, counted_rule] : rules) text += rule_details(*counted_rule.first);
  return text + "</section>\n";
}

std::string skipped_section(const Report& report) {
  if (report.skipped.empty()) return {};
  std::string items;
  for (const Skipped& skipped : report.skipped) {
    std::string place = skipped.path;
    if (skipped.line_1 > 0) place += fmt::format(":{}", skipped.line_1);
    items += fmt::format("<li><code>{}</code> {} {}</li>\n", markup_text(place), skipped.reason,
                         markup_text(skipped.detail));
  }
  return fmt::format(
      "<section aria-labelledby=\"skipped\">\n<h2 id=\"skipped\">Not read</h2>\n"
      "<details><summary>{}</summary>\n<ul>\n{}</ul>\n</details>\n</section>\n",
      counted(report.skipped.size(), "place"), items);
}

std::string list(const Findings& findings) {
  std::string items;
  std::size_t number = 0;
  for (const Finding* finding : findings) items += html_finding(*finding, ++number);
  return "<ol id=\"findings\">\n" + items + "</ol>\n";
}

}  // namespace

std::string write_html(const Report& report, const FormatOptions& options) {
  const Findings findings = listed(report, true);
  const RuleCounts rules = count_rules(findings);
  std::string page = head();
  page += fmt::format(
      "<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n<header>\n"
      "<h1>dexlint report</h1>\n<p>{}</p>\n</header>\n",
      markup_text(summary_line(report)));
  page += filters(findings, rules);
  page += "<main id=\"main\">\n" + list(findings);
  page += fmt::format(
      "<p class=\"none\" id=\"none\"{}>{} <button id=\"clear\" type=\"button\"{}>"
      "Show all</button></p>\n",
      findings.empty() ? "" : " hidden",
      findings.empty() ? "Nothing was found." : "No finding fits.",
      findings.empty() ? " hidden" : "");
  page += rules_section(rules) + skipped_section(report) + "</main>\n";
  page += fmt::format("<footer>dexlint {}. Secrets are masked.</footer>\n", options.version);
  return page + fmt::format("<script>{}</script>\n</body>\n</html>\n", html_script);
}

}  // namespace dexlint
