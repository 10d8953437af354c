#include "tests/support/yaml_suite.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

#include "linter/input/parse_yaml.h"
#include "tests/support/file_content.h"

namespace dexlint::test {
namespace {

namespace fs = std::filesystem;
using Events = std::vector<std::string>;

/// The suite writes what cannot be seen in visible characters.
std::string with_real_characters(std::string text) {
  const std::pair<const char*, const char*> replacements[] = {
      {"\u2423", " "},      {"\u2014*\u00bb", "\t"}, {"\u2190", "\r"},
      {"\u21d4", "\uFEFF"}, {"\u21b5", ""},          {"\u220e\n$", ""}};
  for (const auto& [pattern, with] : replacements) {
    // "—*»" means any number of the three bytes of a dash.
    const std::string expression =
        std::string_view(pattern).starts_with("\u2014") ? "(\u2014)*\u00bb" : pattern;
    text = std::regex_replace(text, std::regex(expression), with);
  }
  return text;
}

std::string with_escapes_resolved(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      result += text[at];
      continue;
    }
    constexpr std::string_view names = "ntrb0\\";
    constexpr std::string_view meanings("\n\t\r\b\0\\", 6);
    const std::size_t name = names.find(text[++at]);
    result += name == names.npos ? text[at] : meanings[name];
  }
  return result;
}

/// What stands behind `=VAL`, anchor and tag: `"` and the text, without its style.
std::string expected_scalar(std::string_view line) {
  while (line.starts_with('&') || line.starts_with('<'))  // none of these holds a blank
    line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
  return "\"" + with_escapes_resolved(line.substr(1));
}

/// A case's event tree.
Events expected_events(std::string_view tree) {
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"+DOC", "---"}, {"+MAP", "{"}, {"-MAP", "}"}, {"+SEQ", "["}, {"-SEQ", "]"}, {"=ALI", "*"}};
  Events events;
  for (std::size_t at = 0; at < tree.size();) {
    const std::size_t end = std::min(tree.find('\n', at), tree.size());
    std::string_view line = tree.substr(at, end - at);
    at = end + 1;
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.starts_with("=VAL ")) events.push_back(expected_scalar(line.substr(5)));
    for (const auto& [name, event] : names) {
      if (line.starts_with(name)) events.emplace_back(event);
    }
  }
  return events;
}

void add_cases(const fs::path& path, std::vector<SuiteCase>& cases) {
  Document document(path.string(), file_content(path));
  const auto root = parse_yaml(document, document.file_layer(), {0, document.bytes().size()});
  if (!root) throw std::runtime_error("no case of the YAML test suite: " + path.string());
  std::string tree;
  std::string text;
  std::size_t number = 0;
  for (const Node& entry : root.value()->children()) {
    // What a case leaves out is as in the one before.
    if (const Node* yaml = effective(&entry, "yaml")) text = yaml->text;
    if (const Node* events = effective(&entry, "tree")) tree = events->text;
    SuiteCase row{path.stem().string() + ":" + std::to_string(number++), with_real_characters(text),
                  std::nullopt};
    if (effective_scalar(&entry, "fail").text() != "true")
      row.events = expected_events(with_real_characters(tree));
    cases.push_back(std::move(row));
  }
}

}  // namespace

std::vector<SuiteCase> yaml_suite(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<SuiteCase> cases;
  for (const fs::path& file : files) add_cases(file, cases);
  return cases;
}

}  // namespace dexlint::test
