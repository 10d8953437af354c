// Fenced blocks of prose: which lines belong to one, and where each of its bytes stands.
#include "linter/input/fences.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/layer.h"
#include "linter/model/path_class.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view found;  ///< `language|block`, blocks separated by `;`
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"none", "a: b\n", ""},
    {"no text", "", ""},
    {"backticks", "x\n```yaml\na: b\n```\ny\n", "yaml|a: b\n"},
    {"tildes", "~~~yaml\na: b\n~~~\n", "yaml|a: b\n"},
    {"no language", "```\na: b\n```\n", "|a: b\n"},
    {"a blank before the language", "``` yaml\na: b\n```\n", "yaml|a: b\n"},
    {"more behind the language", "```yaml title=\"x\"\na: b\n```\n", "yaml|a: b\n"},
    {"attributes", "```{.yaml}\na: b\n```\n", "yaml|a: b\n"},
    {"attributes after a comma", "```yaml,linenos\na: b\n```\n", "yaml|a: b\n"},
    {"empty", "```\n```\n", "|"},
    {"two", "```a\nb\n```\n```c\nd\n```\n", "a|b\n;c|d\n"},
    {"two marks are none", "``\na: b\n``\n", ""},
    {"code in a line", "```a``` b\nc\n", ""},
    {"tildes do not close backticks", "```\na\n~~~\nb\n```\n", "|a\n~~~\nb\n"},
    {"longer fence round a shorter", "````md\n```yaml\na: b\n```\n````\n",
     "md|```yaml\na: b\n```\n"},
    {"a longer one closes", "```\na\n`````\nb\n", "|a\n"},
    {"a word behind it does not close", "```\na\n```b\nc\n```\n", "|a\n```b\nc\n"},
    {"blanks behind it do", "```\na\n```  \t\nb\n", "|a\n"},
    {"indented", "  ```yaml\n  a:\n    b: c\n  ```\n", "yaml|a:\n  b: c\n"},
    {"indented, a shallower line", "   ```yaml\n  a: b\n   ```\n", "yaml|a: b\n"},
    {"indented, an empty line", "  ```\n  a\n\n  b\n  ```\n", "|a\n\nb\n"},
    {"below a list item", "1. x\n\n   ```yaml\n   a: b\n   ```\n", "yaml|a: b\n"},
    {"in a list item", "- ```yaml\n  a: b\n  ```\n", "yaml|a: b\n"},
    {"in a numbered item", "10. ```yaml\n    a: b\n    ```\n", "yaml|a: b\n"},
    {"quoted", "> ```yaml\n> a:\n>   b: c\n> ```\n", "yaml|a:\n  b: c\n"},
    {"quoted without a blank", ">```yaml\n>a: b\n>```\n", "yaml|a: b\n"},
    {"quoted, an empty line", "> ```\n> a\n>\n> b\n> ```\n", "|a\n\nb\n"},
    {"quoted twice", "> > ```yaml\n> > a: b\n> > ```\n", "yaml|a: b\n"},
    {"quoted and indented", ">   ```yaml\n>   a: b\n>   ```\n", "yaml|a: b\n"},
    {"the quote's end is the block's", "> ```yaml\n> a: b\nc: d\n", "yaml|a: b\n"},
    {"a quote inside a block stays", "```\n> a\n```\n", "|> a\n"},
    {"never closed", "```yaml\na: b\n", "yaml|a: b\n"},
    {"never closed, no line break", "```yaml\na: b", "yaml|a: b"},
    {"opened in the last line", "x\n```yaml", "yaml|"},
    {"CRLF", "```yaml\r\na: b\r\nc: d\r\n```\r\ne\r\n", "yaml|a: b\r\nc: d\r\n"},
    {"CRLF, indented", "  ```yaml\r\n  a: b\r\n  ```\r\n", "yaml|a: b\r\n"},
    {"a tab before it", "\t```yaml\n\ta: b\n\t```\n", "yaml|a: b\n"},
    {"a fence between Hugo tags", "{{% tab %}}\n``` json\n{\"a\": 1}\n```\n{{% /tab %}}\n",
     "json|{\"a\": 1}\n"},
};

std::string shown(const std::vector<Fence>& found) {
  std::string text;
  for (const Fence& fence : found) {
    if (!text.empty()) text += ";";
    text += std::string(fence.language) + "|" + fence.text;
  }
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(blocks_are_found, utf::data::make(rows), row) {
  BOOST_TEST(shown(fences(row.text)) == row.found);
}

BOOST_DATA_TEST_CASE(each_byte_of_a_block_is_found_in_the_text, utf::data::make(rows), row) {
  for (const Fence& fence : fences(row.text)) {
    const Layer file(row.text);
    const Layer block(fence.text, file, fence.segments, Encoding::part);
    for (std::size_t at = 0; at < fence.text.size(); ++at) {
      const Span there = block.to_parent(Span{at, at + 1});
      BOOST_TEST(slice(row.text, there) == fence.text.substr(at, 1));
      BOOST_TEST(fence.extent.contains(there));
    }
  }
}

BOOST_AUTO_TEST_CASE(prose_is_known_by_its_ending) {
  for (const std::string_view path :
       {"README.md", "a/b.mdx", "c.markdown", "d.rst", "e.adoc", "f.txt"})
    BOOST_TEST(is_prose(path));
  for (const std::string_view path : {"README", "a.md.yaml", "md", ""}) BOOST_TEST(!is_prose(path));
}
