// Blocks of reStructuredText and AsciiDoc: which lines belong to one, and where each of its bytes
// stands.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "linter/input/fences.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view found;  ///< `language|block`, blocks separated by `;`
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row indented_rows[] = {
    {"none", "A title\n=======\n\nText.\n", ""},
    {"a code block", ".. code-block:: yaml\n\n   a: b\n   c:\n     d: e\n\nText.\n",
     "yaml|a: b\nc:\n  d: e\n\n"},
    {"with options", ".. code-block:: yaml\n   :linenos:\n   :caption: x\n\n   a: b\n",
     "yaml|a: b\n"},
    {"code and sourcecode", ".. code:: json\n\n   {}\n\n.. sourcecode:: yaml\n\n   a: b\n",
     "json|{}\n\n;yaml|a: b\n"},
    {"another directive", ".. note:: yaml\n\n   a: b\n", ""},
    {"a comment", ".. code-block\n\n   a: b\n", ""},
    {"a literal block", "Like this::\n\n    a: b\n\nText.\n", "text|a: b\n\n"},
    {"nothing below", "Like this::\n\nText.\n", ""},
    {"a blank line in it", "::\n\n  a: b\n\n  c: d\n", "text|a: b\n\nc: d\n"},
    {"in a list", "- x\n\n  .. code-block:: yaml\n\n     a: b\n\n  y\n", "yaml|a: b\n\n"},
    {"CRLF", ".. code-block:: yaml\r\n\r\n   a: b\r\n", "yaml|a: b\r\n"},
    {"up to the end", ".. code-block:: yaml\n\n   a: b", "yaml|a: b"},
};

const Row listing_rows[] = {
    {"none", "= Title\n\nText -- and more.\n", ""},
    {"a source block", "[source,yaml]\n----\na: b\n----\nText\n", "yaml|a: b\n"},
    {"with more attributes", "[source,yaml,linenums]\n----\na: b\n----\n", "yaml|a: b\n"},
    {"without the word", "[,json]\n----\n{}\n----\n", "json|{}\n"},
    {"without a language", "----\na: b\n----\n", "text|a: b\n"},
    {"a literal block", "....\na: b\n....\n", "text|a: b\n"},
    {"a longer line inside", "----\na: b\n------\n----\n", "text|a: b\n------\n"},
    {"never closed", "----\na: b\n", "text|a: b\n"},
    {"attributes of something else", "[source,yaml]\n\n----\na: b\n----\n", "text|a: b\n"},
};

std::string shown(const std::vector<Fence>& found) {
  std::string text;
  for (const Fence& block : found) {
    if (!text.empty()) text += ";";
    text += std::string(block.language) + "|" + block.text;
  }
  return text;
}

void check_places(std::string_view text, const std::vector<Fence>& blocks) {
  for (const Fence& each : blocks) {
    const Layer file(text);
    const Layer block(each.text, file, each.segments, Encoding::part);
    for (std::size_t at = 0; at < each.text.size(); ++at) {
      const Span there = block.to_parent(Span{at, at + 1});
      BOOST_TEST(slice(text, there) == each.text.substr(at, 1));
      BOOST_TEST(each.extent.contains(there));
    }
  }
}

}  // namespace

BOOST_DATA_TEST_CASE(blocks_of_restructured_text, utf::data::make(indented_rows), row) {
  BOOST_TEST(shown(indented_blocks(row.text)) == row.found);
  check_places(row.text, indented_blocks(row.text));
}

BOOST_DATA_TEST_CASE(blocks_of_asciidoc, utf::data::make(listing_rows), row) {
  BOOST_TEST(shown(listing_blocks(row.text)) == row.found);
  check_places(row.text, listing_blocks(row.text));
}
