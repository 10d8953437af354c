// Whole outputs of the formats for one report, and what no output may do whatever a repository
// holds. SARIF has a test of its own.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <sstream>

#include "formatters/escape.h"
#include "formatters/excerpt.h"
#include "formatters/markdown_text.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"
#include "tests/support/sample_report.h"
#include "tests/support/schema.h"

namespace dexlint {
std::ostream& operator<<(std::ostream& out, const Formatter& format) { return out << format.name; }
}  // namespace dexlint

namespace {

using namespace dexlint;
using namespace dexlint::test;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

Report with_findings(std::size_t errors, std::size_t warnings, std::size_t notes) {
  const Report sample = sample_report();
  Report report;
  report.summary = sample.summary;
  report.findings.insert(report.findings.end(), notes, sample.findings[1]);
  report.findings.insert(report.findings.end(), warnings, sample.findings[3]);
  report.findings.insert(report.findings.end(), errors, sample.findings[0]);
  return report;
}

// Everything that speaks to a terminal, a runner, a browser or a page of Markdown.
const std::string hostile_text =
    "::error::x\r\n::stop-commands::y\x1b[31m\x9b\xC2\x9B\u202e##[add-mask]z%,:##vso[a]"
    "##teamcity[b]]]>--><script>c</script></style></title>\"'&<img src=x onerror=d>`|](e)|\uFFFE";

Report hostile_report() {
  Report report = sample_report();
  for (Finding& finding : report.findings) {
    finding.location.path = hostile_text;
    finding.message = {"{0} is odd", {Argument::name(hostile_text)}};
    finding.trail = {hostile_text, "[" + hostile_text + "]"};
    finding.document = hostile_text;
    finding.frame = {{1, hostile_text, 0, 3}};
    finding.snippet = hostile_text;
    finding.related = {{hostile_text, finding.location}, {hostile_text, finding.location, true}};
    finding.fix = Fix{true, hostile_text, {{hostile_text, {0, 0}, "s"}}};
    finding.suppressed = Suppression{SuppressionKind::config, hostile_text};
  }
  report.findings.push_back(report.findings.front());
  report.findings.back().suppressed.reset();
  report.skipped = {{hostile_text, "unreadable", hostile_text, 1}};
  return report;
}

const std::vector<Formatter> every_format(formatters().begin(), formatters().end());

const std::set<std::string_view> names_that_know_suppression{
    "text", "concise", "json", "jsonl", "sarif", "junit", "markdown", "html"};

// ---- whole outputs ----

// The page without its style and script, which people read elsewhere.
std::string without_assets(std::string page) {
  for (const std::string_view tag : {"style", "script"}) {
    const std::size_t begin = page.find("<" + std::string(tag) + ">") + tag.size() + 2;
    page.erase(begin, page.find("</" + std::string(tag) + ">") - begin);
  }
  for (std::size_t at = page.find("'sha256-"); at != std::string::npos;
       at = page.find("'sha256-", at + 1))
    page.erase(at + 8, page.find('\'', at + 8) - at - 8);
  return page;
}

BOOST_DATA_TEST_CASE(whole_output, every_format, format) {
  std::string text = format.write(sample_report(), sample_options());
  if (format.name == "html") text = without_assets(std::move(text));
  check_golden("report." + std::string(format.name), text);
}

BOOST_DATA_TEST_CASE(suppressed_findings, every_format, format) {
  Report report = sample_report();
  report.findings.resize(1);
  report.findings[0].suppressed = Suppression{SuppressionKind::in_source, "a reason: <b>&"};
  report.summary.suppressed = 1;
  const std::string text = format.write(report, sample_options());
  const bool is_listed = count(text, "values.yaml") > 0;
  BOOST_TEST(is_listed == (names_that_know_suppression.count(format.name) == 1));
  BOOST_TEST((count(text, "a reason") > 0) == is_listed);
  BOOST_TEST(count(text, "severity=\"error\"") + count(text, "<failure") == 0u);
}

BOOST_AUTO_TEST_CASE(text_in_colour) {
  Report report = with_findings(0, 1, 0);
  report.findings[0].location.path = "a.yaml";
  FormatOptions options;
  options.color = true;
  BOOST_TEST(write_text(report, options) ==
             "\x1b[1;33mwarning[DEX202]\x1b[0m\x1b[1m redirect-uri-not-https: "
             "`http://pach.example.com/dex/callback` of connector `日本` is plain HTTP, in 2 "
             "places\x1b[0m\n"
             "\x1b[2;34m  -->\x1b[0m a.yaml:9:16\n"
             "\x1b[2;34m   |\x1b[0m\n"
             "\x1b[2;34m 9 |\x1b[0m 日本 redirectURI: http://pach.example.com/dex/callback # 😀\n"
             "\x1b[2;34m   |\x1b[0m                   "
             "\x1b[1;33m^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\x1b[0m\n"
             "\x1b[2;34m10 |\x1b[0m\n"
             "\x1b[2;34m   =\x1b[0m in connectors[id=日本].config.redirectURI\n"
             "\x1b[2;34m   =\x1b[0m fix: write https instead of http\n"
             "\n"
             "\x1b[1m1 warning in 1 file (14 files scanned)\x1b[0m\n");
}

BOOST_AUTO_TEST_CASE(a_clean_run_says_so) {
  Report report;
  report.summary.files_scanned = 1;
  BOOST_TEST(write_text(report, {}) == "No findings in 1 file\n");
  BOOST_TEST(write_github(report, {}) == "No findings in 1 file\n");
  const auto parsed = nlohmann::json::parse(write_json(report, {}));
  BOOST_TEST(parsed["findings"].is_array());
  BOOST_TEST(parsed["skipped"].is_array());
}

BOOST_AUTO_TEST_CASE(every_format_has_a_name_and_text_comes_first) {
  std::set<std::string_view> names;
  for (const Formatter& format : formatters()) names.insert(format.name);
  BOOST_TEST(formatters()[0].name == "text");
  BOOST_TEST(names.size() == formatters().size());
}

// ---- other people's schemas ----

struct Schema {
  std::string_view format;
  std::string_view file;
  bool lines = false;
};
std::ostream& operator<<(std::ostream& out, const Schema& row) { return out << row.format; }

const std::vector<Schema> schemas = {
    {"sarif", "sarif-2.1.0.json"},
    {"gitlab-sast", "gitlab/sast-report-format-15.2.4.json"},
    {"gitlab-secret-detection", "gitlab/secret-detection-report-format-15.2.4.json"},
    {"junit", "junit-10.xsd"},
    {"rdjson", "DiagnosticResult.json"},
    {"rdjsonl", "Diagnostic.json", true},
};

BOOST_DATA_TEST_CASE(it_is_valid_by_its_schema, schemas, row) {
  const auto format = std::ranges::find(formatters(), row.format, &Formatter::name);
  BOOST_REQUIRE((format != formatters().end()));
  Report suppressed = sample_report();
  suppressed.findings[0].suppressed = Suppression{SuppressionKind::baseline, ""};
  for (const Report& report : {sample_report(), Report{}, hostile_report(), suppressed})
    BOOST_TEST(schema_faults(format->write(report, sample_options()), row.file, row.lines) == "");
}

// A schema that takes everything would prove nothing.
BOOST_AUTO_TEST_CASE(a_schema_sees_a_fault) {
  const std::string broken = R"({"diagnostics": [{"message": 1}]})";
  const std::string faults = schema_faults(broken, "DiagnosticResult.json");
  BOOST_TEST((faults.empty() || faults.find("message") != std::string::npos), faults);
  const std::string suite = schema_faults("<testsuite/>", "junit-10.xsd");
  BOOST_TEST((suite.empty() || suite.find("required") != std::string::npos), suite);
}

// ---- what each format has of its own ----

BOOST_AUTO_TEST_CASE(gitlab_tells_findings_apart_that_look_alike) {
  Report report = with_findings(2, 0, 0);
  const auto issues = nlohmann::json::parse(write_gitlab(report, {}));
  BOOST_TEST(issues[0]["fingerprint"] == "1f00");
  BOOST_TEST(issues[1]["fingerprint"] == "1f00:2");
}

BOOST_AUTO_TEST_CASE(each_finding_is_in_one_of_gitlabs_security_reports) {
  FormatOptions options = sample_options();
  options.time = 1'700'000'000;
  options.git.revision = "0123456789abcdef0123456789abcdef01234567";
  const auto secrets =
      nlohmann::json::parse(write_gitlab_secret_detection(sample_report(), options));
  const auto others = nlohmann::json::parse(write_gitlab_sast(sample_report(), options));
  BOOST_TEST(secrets["vulnerabilities"].size() == 2u);
  BOOST_TEST(others["vulnerabilities"].size() == 2u);
  BOOST_TEST(secrets["vulnerabilities"][0]["location"]["commit"]["sha"] == options.git.revision);
  BOOST_TEST(secrets["scan"]["start_time"] == "2023-11-14T22:13:20");
  BOOST_TEST(secrets["scan"]["messages"][0]["value"] ==
             "2 other findings in the report that -f gitlab-sast writes.");
}

BOOST_AUTO_TEST_CASE(junit_tells_of_all_findings_of_a_rule_in_one_case) {
  Report report = with_findings(2, 0, 0);
  report.findings[1].location.line_1 = 99;
  const std::string text = write_junit(report, {});
  BOOST_TEST(count(text, "<testcase ") == 1u);
  BOOST_TEST(count(text, "plain text. (and 1 more)\"") == 1u);
  BOOST_TEST(count(text, "values.yaml:99:23: error: ") == 1u);
}

BOOST_AUTO_TEST_CASE(reviewdog_counts_bytes_and_gets_a_fix_of_one_edit) {
  Report report = with_findings(0, 1, 0);
  Finding& finding = report.findings[0];
  finding.location.column_utf8_1 = 20;
  finding.location.end_column_utf8_1 = 56;
  finding.fix->edits[0].place =
      Location{finding.location.path, 9, 20, 9, 20, {384, 384}, false, 24, 24};
  const auto read = [&] {
    return nlohmann::json::parse(write_rdjson(report, {}))["diagnostics"][0];
  };
  BOOST_TEST(
      read()["location"]["range"] ==
      nlohmann::json::parse(R"({"start":{"line":9,"column":20},"end":{"line":9,"column":56}})"));
  BOOST_TEST(read()["suggestions"] == nlohmann::json::parse(R"([{"range":{"start":{"line":9,
      "column":24},"end":{"line":9,"column":24}},"text":"s"}])"));
  finding.fix->edits.push_back(finding.fix->edits[0]);
  BOOST_TEST(!read().contains("suggestions"));
  finding.fix->edits.pop_back();
  finding.fix->edits[0].hidden = true;
  BOOST_TEST(!read().contains("suggestions"));
}

BOOST_AUTO_TEST_CASE(a_summary_has_room_for_a_megabyte_and_says_what_it_cut) {
  const std::string text = write_markdown(with_findings(1, 0, 20'000), {});
  BOOST_TEST(text.size() < 1'000'000u);
  BOOST_TEST(text.find("error") < text.find("note"));
  const std::size_t rows = count(text, "| 🔵 note |") + count(text, "| 🔴 error |");
  BOOST_TEST(rows > 1'000u);
  BOOST_TEST(count(text, "**" + std::to_string(20'001 - rows) + " more not shown**") == 1u);
}

BOOST_AUTO_TEST_CASE(code_spans_hold_anything) {
  BOOST_TEST(code_span("a.yaml") == "`a.yaml`");
  BOOST_TEST(code_span("a`|\\<b>") == "<code>a&#96;&#124;&#92;&#60;b&#62;</code>");
  BOOST_TEST(markdown_text("[x](y) @z <b>") == "\\[x\\]\\(y\\) \\@z &lt;b\\>");
}

// ---- GitHub's limits ----

BOOST_AUTO_TEST_CASE(github_gets_the_worst_ten_of_a_kind_and_a_count_of_the_rest) {
  const std::string text = write_github(with_findings(12, 3, 10), {});
  BOOST_TEST(count(text, "::error ") == 10u);
  BOOST_TEST(count(text, "::warning ") == 3u);
  BOOST_TEST(count(text, "::notice ") == 10u);
  BOOST_TEST(text.find("::error ") < text.find("::warning "));
  BOOST_TEST(text.find("::warning ") < text.find("::notice "));
  const std::vector<std::string> lines = lines_of(text);
  BOOST_TEST(lines[lines.size() - 2] ==
             "::notice title=dexlint::2 errors, 1 note more not shown: GitHub keeps 10 annotations "
             "of a kind. The text format lists all.");
  BOOST_TEST(lines.back() == "12 errors, 3 warnings, 10 notes in 3 files (14 files scanned)");
}

BOOST_AUTO_TEST_CASE(github_shows_no_text_of_the_file) {
  const std::string text = write_github(sample_report(), {});
  BOOST_TEST(count(text, "•") == 0u);
  BOOST_TEST(count(text, "example-client") == 0u);
}

// ---- hostile text ----

BOOST_AUTO_TEST_CASE(no_escapes_and_no_commands_get_through) {
  const std::set<std::string> own = {"::error file", "::warning fi", "::notice fil"};
  for (const Formatter& format : formatters()) {
    BOOST_TEST_CONTEXT("format " << format.name) {
      const std::string text = format.write(hostile_report(), sample_options());
      for (const std::string_view part :
           {"\x1b", "\r", "\u009b", "\u202e", "##[", "##vso[", "##teamcity[", "\uFFFE"})
        BOOST_TEST(count(text, part) == 0u, "holds " << printable(part));
      for (const std::string& line : lines_of(text)) {
        const std::size_t start = line.find_first_not_of(" \t");
        if (start == std::string::npos || line.compare(start, 2, "::") != 0) continue;
        BOOST_TEST(own.count(line.substr(start, 12)) == 1u, line);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(json_holds_the_text_as_it_was) {
  Report report = with_findings(1, 0, 0);
  report.findings[0].location.path = "a\u009b\u202e##[x\x1b\U000E0001.yaml";
  const std::string text = write_json(report, {});
  BOOST_TEST(count(text, "a\\u009b\\u202e#\\u0023[x\\u001b\\udb40\\udc01.yaml") == 1u);
  BOOST_TEST(nlohmann::json::parse(text)["findings"][0]["path"] ==
             report.findings[0].location.path);
}

struct Escape {
  std::string_view name;
  std::string text;
  std::string shown;
};
std::ostream& operator<<(std::ostream& out, const Escape& row) { return out << row.name; }

const std::vector<Escape> escapes = {
    {"plain", "values.yaml", "values.yaml"},
    {"umlaut and emoji", "Zürich 😀", "Zürich 😀"},
    {"joined emoji", "👩‍💻", "👩‍💻"},
    {"controls", std::string("\0\t\x1b\x7f", 4), "\\x00\\x09\\x1b\\x7f"},
    {"C1", "\u009b", "\\x9b"},
    {"right to left", "a\u202eb\u2066", "a\\u202eb\\u2066"},
    {"invisible", "a\u200b\ufeff", "a\\u200b\\ufeff"},
    {"no UTF-8", "a\xff\xe2\x82z", "a\\xff\\xe2\\x82z"},
    {"GitHub's older command", "##[error]", "#\\x23[error]"},
    {"three hashes", "###[error]", "##\\x23[error]"},
    {"Azure", "##VSO[x]", "#\\x23VSO[x]"},
    {"a comment", "## [x]", "## [x]"},
};

BOOST_DATA_TEST_CASE(printable_text, escapes, row) { BOOST_TEST(printable(row.text) == row.shown); }

BOOST_AUTO_TEST_CASE(paths_of_uris) {
  BOOST_TEST(uri_path("a b/Ü:#?%.yaml") == "a%20b/%C3%9C%3A%23%3F%25.yaml");
  BOOST_TEST(uri_path("\xff\\") == "%FF%5C");
}

BOOST_DATA_TEST_CASE(no_markup_gets_through, every_format, format) {
  const std::set<std::string_view> with_markup{"html", "junit", "checkstyle", "markdown"};
  if (with_markup.count(format.name) == 0) return;
  const std::string text = format.write(hostile_report(), sample_options());
  BOOST_TEST(count(text, "<img") == 0u);
  BOOST_TEST(count(text, "<script") == (format.name == "html" ? 1u : 0u));
  BOOST_TEST(count(text, "]]>") == 0u);
  BOOST_TEST((format.name != "markdown" || count(text, "](e)") == 0u));
}

// ---- excerpts ----

struct Cut {
  std::string_view name;
  std::string marked;  ///< the line with its «mark»
  std::size_t columns;
  std::string shown;
  std::string carets;
};
std::ostream& operator<<(std::ostream& out, const Cut& row) { return out << row.name; }

std::size_t length(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return characters;
}

FrameLine line_of(const std::string& marked) {
  const std::size_t begin = marked.find("«");
  if (begin == std::string::npos) return {1, marked, 0, 0};
  const std::size_t end = marked.find("»");
  return {1, without_marks(marked), length(marked.substr(0, begin)),
          length(marked.substr(0, end)) - 1};
}

const std::vector<Cut> cuts = {
    {"it fits", "a: «bcd»", 6, "a: bcd", "   ^^^"},
    {"no mark", "abcdefghij", 6, "abcde…", ""},
    {"mark in the middle", "0123456789«abc»0123456789", 9, "…89abc01…", "   ^^^"},
    {"mark at the start", "«ab»0123456789", 6, "ab012…", "^^"},
    {"mark at the end", "0123456789«ab»", 6, "…789ab", "    ^^"},
    {"mark longer than the room", "0123«abcdefghij»0123", 6, "…abcd…", " ^^^^"},
    {"wide characters before", "日本: «x»", 9, "日本: x", "      ^"},
    {"wide characters under", "a«日😀»", 9, "a日😀", " ^^^^"},
    {"a combining mark takes no column", "e\u0301«x»", 9, "e\u0301x", " ^"},
    {"a wide character that would cross the cut is left out", "«a»日本日本", 4, "a日…", "^"},
    {"an escape counts as it is shown", "\x1b«x»", 9, "\\x1bx", "    ^"},
    {"an empty line", "", 9, "", ""},
};

BOOST_DATA_TEST_CASE(excerpts, cuts, row) {
  const Excerpt shown = excerpt(line_of(row.marked), row.columns);
  BOOST_TEST(shown.text == row.shown);
  const std::string carets =
      std::string(shown.mark_column, ' ') + std::string(shown.mark_columns, '^');
  BOOST_TEST(carets == row.carets);
}

BOOST_AUTO_TEST_CASE(a_line_of_a_megabyte_is_short_in_text) {
  Report report = with_findings(1, 0, 0);
  report.findings[0].frame = {{1, std::string(1'000'000, 'x'), 500'000, 500'004}};
  for (const std::string& line : lines_of(write_text(report, {}))) BOOST_TEST(line.size() < 140u);
  BOOST_TEST(write_sarif(report, {}).size() < 10'000u);
}

// ---- words ----

BOOST_AUTO_TEST_CASE(sentences) {
  BOOST_TEST(sentence("client secret of {0}") == "Client secret of {0}.");
  BOOST_TEST(sentence("redirectURI is plain HTTP") == "redirectURI is plain HTTP.");
  BOOST_TEST(sentence("`x` is no field; did you mean `y`?") ==
             "`x` is no field; did you mean `y`?");
  BOOST_TEST(sentence("") == "");
}

BOOST_AUTO_TEST_CASE(names_of_rules_for_SARIF) {
  BOOST_TEST(pascal_case("plaintext-client-secret") == "PlaintextClientSecret");
  BOOST_TEST(pascal_case("base64-of-base64") == "Base64OfBase64");
  BOOST_TEST(pascal_case("a-rule-b-c") == "Arulebc");
}

BOOST_AUTO_TEST_CASE(page_of_a_rule) { check_golden("rule.md", rule_markdown(secret_rule)); }

}  // namespace
