// The way from a scalar's text back to its bytes, over real files: every scalar is put together
// again from the source by its segments and must be what yaml-cpp says it is. Our own samples
// always; the corpus and the YAML test suite when they are there.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/comments.h"
#include "linter/input/parse_yaml.h"
#include "linter/model/document.h"

namespace fs = std::filesystem;
using namespace dexlint;

namespace {

struct Counts {
  std::size_t files = 0;
  std::size_t documents = 0;
  std::size_t refused = 0;
  std::size_t broken_segments = 0;
  std::size_t broken_maps = 0;
  std::size_t scalars_seen = 0;
  YamlStatistics statistics;
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// True when `with` may stand for `source`: an escape, a doubled quote, a folded or CR LF break.
bool may_stand_for(std::string_view with, std::string_view source) {
  if (with == " " || with.find_first_not_of('\n') == with.npos) {
    // A virtual last break has no bytes.
    return source.empty() || source.find_first_not_of(" \t\r\n\\") == source.npos ||
           source[0] == '\\';
  }
  return source == "''" || source.starts_with('\\');
}

/// The segments lie side by side in the text, in order in the source, inside the span, and say what
/// is there.
bool segments_hold(const Node& node) {
  const std::string_view source = node.layer->text();
  if (node.segments.empty()) return slice(source, node.span) == node.text;
  std::size_t text_end = 0;
  std::size_t parent_end = node.span.begin;
  for (const Segment& segment : node.segments) {
    if (segment.text.begin != text_end || segment.parent.begin < parent_end) return false;
    if (segment.parent.end > node.span.end) return false;
    const std::string_view with = slice(node.text, segment.text);
    const std::string_view from = slice(source, segment.parent);
    // A lone CR is a line break to YAML, so an LF in the text.
    const bool same = std::equal(with.begin(), with.end(), from.begin(), from.end(),
                                 [](char a, char b) { return a == b || (a == '\n' && b == '\r'); });
    if (!same && !may_stand_for(with, from)) return false;
    text_end = segment.text.end;
    parent_end = segment.parent.end;
  }
  return text_end == node.text.size();
}

/// Parts of a scalar's text, as a layer of its own, lead back into the scalar's bytes.
bool parts_lead_back(Document& document, const Node& node) {
  const Layer& layer = document.open(node);
  const std::size_t size = node.text.size();
  const Span parts[] = {{0, size}, {0, size / 2}, {size / 3, size / 3}, {size - size / 3, size}};
  return std::all_of(std::begin(parts), std::end(parts), [&](Span part) {
    const Span root = layer.to_root(part).span;
    return root.begin <= root.end && node.span.contains(root) &&
           root.end <= document.bytes().size();
  });
}

void check(Document& document, const Node& node, Counts& counts) {
  if (node.key != nullptr) check(document, *node.key, counts);
  if (node.is_scalar()) {
    if (!segments_hold(node)) ++counts.broken_segments;
    // One in seven, and all that are not verbatim: each makes a layer.
    // Nothing is looked for in an empty text, so no part of it is mapped.
    const bool worth_it =
        !node.text.empty() && (!node.segments.empty() || counts.scalars_seen++ % 7 == 0);
    if (worth_it && !parts_lead_back(document, node)) ++counts.broken_maps;
  }
  for (const Node& child : node.children()) check(document, child, counts);
}

void read_text(const std::string& name, std::string text, Counts& counts) {
  Document document(name, std::move(text));
  const Layer& layer = document.file_layer();
  ++counts.files;
  for (const Span extent : yaml_documents(layer.text())) {
    ++counts.documents;
    const YamlStatistics before = counts.statistics;
    const Counts broken = counts;
    const auto root = parse_yaml(document, layer, extent, {}, &counts.statistics);
    if (!root) {
      ++counts.refused;
      BOOST_TEST(root.error().span.end <= layer.text().size(), name);
      continue;
    }
    check(document, *root.value(), counts);
    for (const Span comment : yaml_comments(root.value(), layer, extent))
      BOOST_REQUIRE_MESSAGE(slice(layer.text(), comment).starts_with('#'), name);
    if (counts.statistics.mismatches != before.mismatches ||
        counts.broken_segments != broken.broken_segments ||
        counts.broken_maps != broken.broken_maps)
      BOOST_TEST_MESSAGE("does not round-trip: " << name);
  }
}

void print(const char* what, const Counts& counts) {
  std::printf(
      "%s: %zu files, %zu documents (%zu not YAML), %zu scalars (%zu of several segments, %zu "
      "where "
      "yaml-cpp is wrong), %zu mismatches\n",
      what, counts.files, counts.documents, counts.refused, counts.statistics.scalars,
      counts.statistics.segmented, counts.statistics.faults, counts.statistics.mismatches);
}

void must_be_whole(const Counts& counts) {
  BOOST_TEST(counts.statistics.mismatches == 0U);
  BOOST_TEST(counts.broken_segments == 0U);
  BOOST_TEST(counts.broken_maps == 0U);
}

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// Reads the YAML files below `folder`. Larger ones than `most` bytes are left out.
void read_folder(const fs::path& folder, std::size_t most, Counts& counts) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !is_yaml(entry.path()) || entry.file_size() > most) continue;
    read_text(entry.path().string(), read_file(entry.path()), counts);
  }
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n' && !result.ends_with('\r')) result += '\r';
    result += c;
  }
  return result;
}

// --- The YAML test suite -------------------------------------------------------------------------

/// A case by its name and its number in the file, and what is the matter with it.
struct Known {
  std::string_view name;
  std::string_view why;
};

/// Where yaml-cpp's value is wrong (0.7; later versions may have fewer), and we take the text from
/// the source.
constexpr Known parser_faults[] = {
    {"NAT4:0", "quotes round line breaks alone: a break too few or too many"},
    {"JEF9:0", "`|+` with empty lines alone: they are lost"},
    {"JEF9:1", "`|+` with a line of blanks alone: it is lost"},
    {"L24T:0", "a line of blanks at the end of a block scalar, deeper than the scalar: it is lost"},
};
/// Where our text is not the suite's.
constexpr Known readings[] = {
    {"JEF9:2",
     "no last line break in the file: the suite adds one, YAML 1.2.2 [165], Go and we do not"},
    {"L24T:1", "the same"},
};

bool lists(std::span<const Known> table, std::string_view name) {
  return std::any_of(table.begin(), table.end(),
                     [&](const Known& known) { return known.name == name; });
}

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

/// The scalars of a case's event tree, in order.
std::vector<std::string> expected_scalars(std::string_view tree) {
  std::vector<std::string> scalars;
  for (std::size_t at = 0; at < tree.size();) {
    const std::size_t end = std::min(tree.find('\n', at), tree.size());
    std::string_view line = tree.substr(at, end - at);
    at = end + 1;
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (!line.starts_with("=VAL ")) continue;
    line.remove_prefix(5);
    // Anchor and tag stand before the value; none of these holds a blank.
    while (line.starts_with('&') || line.starts_with('<'))
      line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
    scalars.push_back(with_escapes_resolved(line.substr(1)));
  }
  return scalars;
}

void collect_scalars(const Node& node, std::vector<std::string>& scalars) {
  if (node.key != nullptr) collect_scalars(*node.key, scalars);
  if (node.is_scalar()) scalars.emplace_back(node.text);
  for (const Node& child : node.children()) collect_scalars(child, scalars);
}

struct SuiteCounts {
  std::size_t cases = 0;
  std::size_t valid_refused = 0;
  std::size_t invalid_accepted = 0;
  std::vector<std::string> different;     ///< from the suite's text
  std::vector<std::string> parser_wrong;  ///< yaml-cpp's text, by the count of parse_yaml()
};

void run_case(const std::string& name, const std::string& text, bool fails, std::string_view tree,
              Counts& counts, SuiteCounts& suite) {
  const std::size_t refused = counts.refused;
  const std::size_t faults = counts.statistics.faults;
  read_text(name, text, counts);
  ++suite.cases;
  if (counts.statistics.faults != faults) suite.parser_wrong.push_back(name);
  const bool was_refused = counts.refused != refused;
  if (fails) {
    suite.invalid_accepted += was_refused ? 0U : 1U;
    return;
  }
  if (was_refused) {
    ++suite.valid_refused;
    return;
  }
  Document document(name, text);
  std::vector<std::string> scalars;
  for (const Span extent : yaml_documents(document.bytes())) {
    const auto root = parse_yaml(document, document.file_layer(), extent);
    collect_scalars(*root.value(), scalars);
  }
  if (scalars != expected_scalars(tree)) suite.different.push_back(name);
}

void run_file(const fs::path& path, Counts& counts, SuiteCounts& suite) {
  Document document(path.string(), read_file(path));
  const auto root = parse_yaml(document, document.file_layer(), {0, document.bytes().size()});
  BOOST_REQUIRE_MESSAGE(root.has_value(), path.string());
  std::string tree;
  std::string text;
  std::size_t number = 0;
  for (const Node& entry : root.value()->children()) {
    if (const Node* yaml = effective(&entry, "yaml")) text = yaml->text;
    if (const Node* events = effective(&entry, "tree")) tree = events->text;
    const bool fails = effective_scalar(&entry, "fail").text() == "true";
    run_case(path.stem().string() + ":" + std::to_string(number++), with_real_characters(text),
             fails, with_real_characters(tree), counts, suite);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(samples) {
  Counts counts;
  const fs::path folder = DEXLINT_SOURCE_DIR "/tests/samples/yaml";
  read_folder(folder, 1 << 20, counts);
  print("samples", counts);
  must_be_whole(counts);
  BOOST_TEST(counts.refused == 0U);
  BOOST_TEST(counts.files >= 4U);
}

BOOST_AUTO_TEST_CASE(samples_with_crlf) {
  Counts counts;
  for (const auto& entry : fs::directory_iterator(DEXLINT_SOURCE_DIR "/tests/samples/yaml"))
    read_text(entry.path().string(), with_crlf(read_file(entry.path())), counts);
  must_be_whole(counts);
  BOOST_TEST(counts.refused == 0U);
}

/// A sample cut short anywhere is read or refused, with a place inside.
BOOST_AUTO_TEST_CASE(samples_cut_short) {
  Counts counts;
  for (const auto& entry : fs::directory_iterator(DEXLINT_SOURCE_DIR "/tests/samples/yaml")) {
    const std::string text = read_file(entry.path());
    for (std::size_t size = 0; size < text.size(); ++size)
      read_text(entry.path().string() + ":" + std::to_string(size), text.substr(0, size), counts);
  }
  must_be_whole(counts);
}

/// Nonsense made of YAML's own tokens: mostly refused, and what is read must hold together. The
/// generator is ours, so that each machine sees the same documents.
BOOST_AUTO_TEST_CASE(documents_of_random_tokens) {
  constexpr std::string_view starts[] = {"",         "k: ",  "k: >\n  ", "k: >-\n  ",
                                         "k: |\n  ", "k: '", "k: \""};
  constexpr std::string_view tokens[] = {
      "a",    "b c",    "x: ", "- ", "? ",     ": ",   "k:\n", "|\n",   ">\n",   "|-\n",  ">+\n",
      "|2\n", "'",      "\"",  "''", "\\n",    "\\\n", " ",    "    ",  "\n",    "\n  ",  "\t",
      "#",    " # c\n", "&a ", "*a", "!!str ", "[",    "]",    "{",     "}",     ", ",    "null",
      "\r\n", "\r",     "é",   "%",  "'a'",    "\n\n", " \n",  "---\n", "...\n", "a\n b", "\n   b"};
  std::uint32_t state = 1;
  const auto next = [&state](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  Counts counts;
  for (int i = 0; i < 20'000; ++i) {
    std::string text(starts[next(std::size(starts))]);
    for (std::size_t left = 1 + next(14); left > 0; --left) text += tokens[next(std::size(tokens))];
    read_text("random document " + std::to_string(i), std::move(text), counts);
  }
  print("random documents", counts);
  must_be_whole(counts);
}

BOOST_AUTO_TEST_CASE(corpus) {
  const fs::path folder = DEXLINT_SOURCE_DIR "/../shared/corpus";
  if (!fs::is_directory(folder)) {
    BOOST_TEST_MESSAGE("skipped: there is no corpus beside the checkout");
    return;
  }
  Counts counts;
  read_folder(folder, 256 << 10, counts);
  print("corpus", counts);
  must_be_whole(counts);
}

BOOST_AUTO_TEST_CASE(yaml_test_suite) {
  const fs::path folder = DEXLINT_SOURCE_DIR "/../shared/suites/yaml-test-suite";
  if (!fs::is_directory(folder)) {
    BOOST_TEST_MESSAGE("skipped: there is no YAML test suite beside the checkout");
    return;
  }
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (is_yaml(entry.path())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Counts counts;
  SuiteCounts suite;
  for (const fs::path& file : files) run_file(file, counts, suite);
  print("YAML test suite", counts);
  std::printf("YAML test suite: %zu cases, %zu valid ones refused, %zu invalid ones accepted\n",
              suite.cases, suite.valid_refused, suite.invalid_accepted);
  must_be_whole(counts);
  for (const std::string& name : suite.different)
    BOOST_TEST(lists(readings, name), name << " is not read as the suite says");
  for (const std::string& name : suite.parser_wrong)
    BOOST_TEST(lists(parser_faults, name), name << " is read otherwise by yaml-cpp");
}
