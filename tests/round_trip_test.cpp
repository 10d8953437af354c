// The way from a scalar's text back to its bytes, over real files: every scalar is put together
// again from the source by its segments and must be what yaml-cpp says it is. What is read without
// yaml-cpp must give the very tree that it gives. Our own samples always; the corpus and the YAML
// test suite when they are there.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/comments.h"
#include "linter/input/parse_yaml.h"
#include "linter/input/template_mask.h"
#include "linter/model/document.h"
#include "tests/support/file_content.h"
#include "tests/support/spans_hold.h"
#include "tests/support/tree_text.h"
#include "tests/support/yaml_suite.h"

namespace fs = std::filesystem;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Counts {
  std::size_t files = 0;
  std::size_t documents = 0;
  std::size_t refused = 0;
  std::size_t broken_segments = 0;
  std::size_t broken_maps = 0;
  std::size_t scalars_seen = 0;
  std::size_t bytes = 0;
  std::size_t simple_bytes = 0;  // of documents that are read without yaml-cpp
  std::size_t refused_simply = 0;
  YamlStatistics simple;
  YamlStatistics statistics;
};

void check(Document& document, const Node& node, Counts& counts) {
  if (node.is_scalar()) {
    if (!segments_hold(node)) ++counts.broken_segments;
    // One in seven, and all that are not verbatim: each makes a layer.
    // Nothing is looked for in an empty text, so no part of it is mapped.
    const bool worth_it =
        !node.text.empty() && (!node.segments.empty() || counts.scalars_seen++ % 7 == 0);
    if (worth_it && !parts_lead_back(document, node)) ++counts.broken_maps;
  }
}

// The document is read without yaml-cpp or not; where it is, `by_yaml_cpp` is the same tree, or the
// same problem.
void must_agree(const std::string& name, const Layer& layer, Span extent,
                const Result<const Node*>& by_yaml_cpp, Counts& counts) {
  Document document("again.yaml", {});
  const std::size_t before = counts.simple.simple;
  const auto root = parse_yaml(document, layer, extent, {}, &counts.simple);
  counts.bytes += extent.size();
  if (counts.simple.simple == before) return;
  counts.simple_bytes += extent.size();
  const std::string start(slice(layer.text(), extent).substr(0, 300));
  const std::string difference = test::difference(root, by_yaml_cpp);
  BOOST_TEST(difference.empty(), name << ": without yaml-cpp and with it: " << difference << "\n"
                                      << start);
  counts.refused_simply += root ? 0 : 1;
}

void read_text(const std::string& name, std::string text, Counts& counts) {
  Document document(name, std::move(text));
  const Layer& layer = document.file_layer();
  ++counts.files;
  for (const Span extent : yaml_documents(layer.text())) {
    ++counts.documents;
    const YamlStatistics before = counts.statistics;
    const Counts broken = counts;
    const auto root =
        parse_yaml(document, layer, extent, {}, &counts.statistics, YamlReader::yaml_cpp);
    must_agree(name, layer, extent, root, counts);
    if (!root) {
      ++counts.refused;
      BOOST_TEST(root.error().span.end <= layer.text().size(), name);
      continue;
    }
    each_node(*root.value(), [&](const Node& node) { check(document, node, counts); });
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
      "%s: %zu files, %zu documents (%zu not YAML, %zu told without yaml-cpp), %zu scalars (%zu of "
      "several segments, %zu where yaml-cpp is wrong), %zu mismatches; %zu documents, %zu %% of "
      "the bytes, without yaml-cpp\n",
      what, counts.files, counts.documents, counts.refused, counts.refused_simply,
      counts.statistics.scalars, counts.statistics.segmented, counts.statistics.faults,
      counts.statistics.mismatches, counts.simple.simple,
      counts.simple_bytes * 100 / std::max<std::size_t>(counts.bytes, 1));
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
    std::string text = file_content(entry.path());
    if (auto plain = mask_template(text)) text = std::move(plain->text);
    read_text(entry.path().string(), std::move(text), counts);
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

/// Cases of the YAML test suite, and why yaml-cpp's value (0.7; later versions may have fewer
/// faults) is not the one in the source, which we take.
constexpr std::pair<std::string_view, std::string_view> parser_faults[] = {
    {"NAT4:0", "quotes round line breaks alone: a break too few or too many"},
    {"JEF9:0", "`|+` with empty lines alone: they are lost"},
    {"JEF9:1", "`|+` with a line of blanks alone: it is lost"},
    {"L24T:0", "a line of blanks at the end of a block scalar, deeper than the scalar: it is lost"},
};

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
    read_text(entry.path().string(), with_crlf(file_content(entry.path())), counts);
  must_be_whole(counts);
  BOOST_TEST(counts.refused == 0U);
}

/// A sample cut short anywhere is read or refused, with a place inside.
BOOST_AUTO_TEST_CASE(samples_cut_short) {
  Counts counts;
  for (const auto& entry : fs::directory_iterator(DEXLINT_SOURCE_DIR "/tests/samples/yaml")) {
    const std::string text = file_content(entry.path());
    for (std::size_t size = 0; size < text.size(); ++size)
      read_text(entry.path().string() + ":" + std::to_string(size), text.substr(0, size), counts);
  }
  must_be_whole(counts);
}

/// The generator is ours, so that each machine sees the same documents.
class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state_ >> 8) % limit;
  }
  template <std::size_t Size>
  std::string_view one_of(const std::string_view (&all)[Size]) {
    return all[below(Size)];
  }

 private:
  std::uint32_t state_ = 1;
};

/// Nonsense made of YAML's own tokens: mostly refused, and what is read must hold together.
BOOST_AUTO_TEST_CASE(documents_of_random_tokens) {
  constexpr std::string_view starts[] = {"",         "k: ",  "k: >\n  ", "k: >-\n  ",
                                         "k: |\n  ", "k: '", "k: \""};
  constexpr std::string_view tokens[] = {
      "a",    "b c",    "x: ", "- ", "? ",     ": ",   "k:\n", "|\n",   ">\n",   "|-\n",  ">+\n",
      "|2\n", "'",      "\"",  "''", "\\n",    "\\\n", " ",    "    ",  "\n",    "\n  ",  "\t",
      "#",    " # c\n", "&a ", "*a", "!!str ", "[",    "]",    "{",     "}",     ", ",    "null",
      "\r\n", "\r",     "é",   "%",  "'a'",    "\n\n", " \n",  "---\n", "...\n", "a\n b", "\n   b"};
  Random random;
  Counts counts;
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random.one_of(starts));
    for (std::size_t left = 1 + random.below(14); left > 0; --left) text += random.one_of(tokens);
    read_text("random document " + std::to_string(i), std::move(text), counts);
  }
  print("random documents", counts);
  must_be_whole(counts);
}

/// Lines as people write them, indented at random: about as often YAML as not.
BOOST_AUTO_TEST_CASE(documents_of_random_lines) {
  constexpr std::string_view lines[] = {"a:",
                                        "b: c",
                                        "d: e f",
                                        "'g': h",
                                        "\"i\" : j",
                                        "k: 'l'  # m",
                                        "n: \"o\\tp\"",
                                        "- q",
                                        "-",
                                        "- r: s",
                                        "- - t",
                                        "-   u:",
                                        "v: |",
                                        "w: >-",
                                        "x: |+",
                                        "- |",
                                        "y: []",
                                        "z: {}",
                                        "a: [b, {c: d}]",
                                        "e: [f,",
                                        "g, h]",
                                        "# i",
                                        "j",
                                        "k l: m: n",
                                        "o: p:q",
                                        "r: null",
                                        "~: s",
                                        "t: ~ # u",
                                        "v: 'w",
                                        "x'",
                                        "y: \"z",
                                        "\\",
                                        "\"",
                                        "a: b #c",
                                        "d: - e",
                                        "---",
                                        "f: &g h",
                                        "g: *",
                                        "h: *.c d",
                                        "*",
                                        "*.c",
                                        "-\tm",
                                        "\tn",
                                        "... 'o: p'",
                                        "... - q: r",
                                        "l:m",
                                        "i: 'j' : k",
                                        "i: *g",
                                        "!j k",
                                        "",
                                        "  ",
                                        "l: {m: n,",
                                        "o: 'p'}",
                                        "q: {r: }",
                                        "s: [t: u]",
                                        "-v",
                                        "w: -x",
                                        "y: [z]: a",
                                        "b: |  # c",
                                        "d:\te",
                                        "? f",
                                        "g: {\"h\":1}",
                                        "i: [j ,k ]",
                                        "l: 'it''s'",
                                        "m: [\"n\", 'o', p q]"};
  constexpr std::string_view breaks[] = {"\n", "\n", "\n", "\n", "\r\n", "  \n", ""};
  Random random;
  Counts counts;
  for (int i = 0; i < 60'000; ++i) {
    std::string text;
    for (std::size_t left = 1 + random.below(6); left > 0; --left)
      text.append(random.below(4), ' ').append(random.one_of(lines)).append(random.one_of(breaks));
    read_text("random lines " + std::to_string(i), std::move(text), counts);
  }
  print("random lines", counts);
  must_be_whole(counts);
  BOOST_TEST(counts.simple.simple > counts.documents / 8);
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
  Counts counts;
  for (const SuiteCase& row : yaml_suite(folder)) {
    const std::size_t faults = counts.statistics.faults;
    read_text(row.name, row.text, counts);
    const bool known = std::any_of(std::begin(parser_faults), std::end(parser_faults),
                                   [&](const auto& fault) { return fault.first == row.name; });
    BOOST_TEST((known || counts.statistics.faults == faults),
               row.name << " is read otherwise by yaml-cpp");
  }
  print("YAML test suite", counts);
  must_be_whole(counts);
}
