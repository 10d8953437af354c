// The lines round a finding, as they may be shown: keys and public values stay, all else is masked.
#include "linter/engine/code_frame.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/input/read_document.h"
#include "linter/model/characters.h"
#include "linter/model/utf8.h"
#include "linter/recognise/recognise.h"
#include "tests/support/marked.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  std::string_view name;
  std::string_view text;   ///< with a «mark»
  std::string_view shown;  ///< the frame, with the mark
  std::size_t prefix = 0;
  Redaction redaction = Redaction::partial;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"a value", "clientSecret: «hunter2x9»\n", "clientSecret: «•••••••••»\n"},
    {"its first characters", "clientSecret: «hunter2x9hunter2x9»\n",
     "clientSecret: «hunt••••••••••••••»\n", 4},
    {"in full redaction", "clientSecret: «hunter2x9»\n", "clientSecret: «[redacted]»\n", 0,
     Redaction::full},
    {"neighbours", "a: hunter2\nb: «x»\nc: hunter3\nd: far\n", "a: •••••••\nb: «•»\nc: •••••••\n"},
    {"neighbours in full redaction", "a: hunter2\nb: «x»\nid: dex\n",
     "a: [redacted]\nb: «[redacted]»\nid: dex\n", 0, Redaction::full},
    {"public neighbours", "id: dex\nb: «x»\nissuer: https://dex.example.com\n",
     "id: dex\nb: «•»\nissuer: https://dex.example.com\n"},
    {"a public list", "a: «x»\nscopes: [openid, email]\n", "a: «•»\nscopes: [openid, email]\n"},
    {"a list of lines", "groups:\n- «dev»\n- ops\n", "groups:\n- «dev»\n- ops\n"},
    {"a mapping under a public name is none", "a: «x»\nid: {b: hunter2}\n",
     "a: «•»\nid: {b: •••••••}\n"},
    {"a public name in any case", "a: «x»\nISSUER: dex\n", "a: «•»\nISSUER: dex\n"},
    {"a URL with userinfo", "redirectURI: «http://me:hunter2@dex.example.com/cb»\n",
     "redirectURI: «••••••••••••••••••••••••••••••••••••»\n"},
    {"a URL with a query", "a: «x»\nissuer: https://dex.example.com?t=hunter2\n",
     "a: «•»\nissuer: •••••••••••••••••••••••••••••••••\n"},
    {"a URL with a fragment", "a: «x»\nissuer: https://dex.example.com#hunter2\n",
     "a: «•»\nissuer: •••••••••••••••••••••••••••••••\n"},
    {"a plain redirect URI", "redirectURI: «http://dex.example.com/cb»\n",
     "redirectURI: «http://dex.example.com/cb»\n"},
    {"a remark", "# pass: hunter2\na: «x» # hunter3-4\n", "•••••••••••••••\na: «•» •••••••••••\n"},
    {"a remark in a block", "b: |\n  c: 1\n  # pass: hunter-2\n  d: «x»\n",
     "  ••••••••••••••••\n  d: «•»\n"},
    {"quotes stay", "a: \"«x»\"\nb: 'hunter2'\n", "a: \"«•»\"\nb: '•••••••'\n"},
    {"an escape", "a: \"b\\n«x»\"\n", "a: \"•••«•»\"\n"},
    {"flow", "{a: «x», id: dex, b: hunter2}\n", "{a: «•», id: dex, b: •••••••}\n"},
    {"JSON", "{\n  \"a\": \"«x»\",\n  \"b\": \"hunter2\",\n  \"id\": \"dex\"\n}\n",
     "{\n  \"a\": \"«•»\",\n  \"b\": \"•••••••\",\n"},
    {"a block scalar", "a: «x»\nb: |\n  hunter2\n", "a: «•»\nb: |\n"},
    {"inside a block scalar", "b: |\n  «hunter2»\n  hunter3\n", "b: |\n  «•••••••»\n•••••••••\n"},
    {"YAML in a block scalar", "cfg: |\n  a: hunter2\n  clientSecret: «x»\n  id: dex\n",
     "  a: •••••••\n  clientSecret: «•»\n  id: dex\n"},
    {"JSON in a block scalar",
     "jsonConfig: |\n  {\"clientSecret\": \"«x»\",\n   \"b\": \"hunter2\"}\n",
     "jsonConfig: |\n  {\"clientSecret\": \"«•»\",\n   \"b\": \"•••••••\"}\n"},
    {"JSON in a quoted string", "jsonConfig: '{\"clientSecret\": \"«x»\", \"id\": \"dex\"}'\n",
     "jsonConfig: '{\"clientSecret\": \"«•»\", \"id\": \"dex\"}'\n"},
    {"a Secret hides whatever is public elsewhere",
     "kind: Secret\nstringData:\n  id: hunter2\n  a: «x»\n  host: hunter3\n",
     "  id: •••••••\n  a: «•»\n  host: •••••••\n"},
    {"base64 is never shown", "kind: Secret\ndata:\n  cfg: «aWQ6IGRleAppc3N1ZXI6IGFiCg==»\n",
     "data:\n  cfg: «••••••••••••••••••••••••••••»\n"},
    {"a value over lines", "a: «hunter2\n  hunter3»\nid: dex\n",
     "a: «•••••••»\n«•••••••••»\nid: dex\n"},
    {"a quoted value over lines", "a: \"«hunter2\n\n  hunter3»\"\n",
     "a: \"«•••••••»\n«»\n«•••••••••»\"\n"},
    {"a value over many lines", "a: |\n  «1a\n  2a\n  3a\n  4a\n  5a»\n",
     "a: |\n  «••»\n«••••»\n«••••»\n«••••»\n"},
    {"a tab is a blank", "a:\t«x»\t# y\n", "a: «•» •••\n"},
    {"wide characters", "ключ: «пароль»\nname: 🐍é語\n", "••••: «••••••»\nname: 🐍é語\n"},
    {"an emoji in a secret", "a: «x🐍y»z\n", "a: «•••»•\n"},
    {"no UTF-8", "a: «x»\nid: \"d\xFF\xE2\x82x\"\n", "a: «•»\nid: \"d  x\"\n"},
    {"right-to-left override", "a: «x»\nname: d\u202ex\n", "a: «•»\nname: d x\n"},
    {"an escape sequence", "a: «x»\nname: \"d\x1b[2Jx\"\n", "a: «•»\nname: \"d [2Jx\"\n"},
    {"CRLF", "id: dex\r\na: «x»\r\nb: hunter2\r\n", "id: dex\na: «•»\nb: •••••••\n"},
    {"a BOM",
     "\xEF\xBB\xBF"
     "a: «x»\n",
     "a: «•»\n"},
    {"a key that is no name", "a: «x»\n\"hunter 2!\": y\n", "a: «•»\n\"•••••••••\": •\n"},
    {"a key that is random", "a: «x»\nfakeQ9x2LpWv8KpTm2Zk7: y\n",
     "a: «•»\n•••••••••••••••••••••: •\n"},
    {"a lone key in braces", "a: «x»\nb: {hunter2, c}\n", "a: «•»\nb: {•••••••, •}\n"},
    {"anchors and tags", "a: &hunter2 «x»\nb: !hunter3 y\n", "a: •••••••• «•»\nb: •••••••• •\n"},
    {"a document's end", "a: hunter2\n---\nb: «x»\n---\nid: dex\n", "---\nb: «•»\n"},
    {"an empty mark", "a: «»x\n", "a: «»•\n"},
    {"an empty mark at the start", "«»a: x\nb: y\nc: z\n", "«»a: •\nb: •\n"},
    {"a template", "a: «x»\nid: {{ .Values.hunter2 }}\n", "a: «•»\nid: •••••••••••••••••••••\n"},
    {"a text that does not parse", "a: «x»\n  b: hunter2\n c: [hunter3\nid: dex\n",
     "a: «•»\n  b: •••••••\n"},
};

// What lint() does before it asks for a frame.
std::unique_ptr<Document> opened(std::string text) {
  auto document = std::make_unique<Document>("test.yaml", std::move(text));
  read_document(*document, {});
  (void)recognise(*document, Gate(), {}, {});
  return document;
}

// The document of the file that holds the byte.
Span extent_at(const Document& document, std::size_t at) {
  for (const Root& root : document.roots) {
    const Span there = root.layer->to_root(root.extent, &document.text_layer()).span;
    if (root.node->parent == nullptr && there.contains(at)) return there;
  }
  return {0, document.text_layer().text().size()};
}

std::vector<FrameLine> frame_of(const Row& row) {
  const Marked marked = read_marks(row.text);
  const auto document = opened(marked.text);
  const Span mark = marked.spans.front();
  return code_frame(*document, VisibleBytes(*document),
                    {.marked = mark,
                     .within = extent_at(*document, mark.begin),
                     .shown_prefix = row.prefix,
                     .redaction = row.redaction});
}

std::string shown(const std::vector<FrameLine>& frame, std::size_t first, std::size_t last) {
  std::string text;
  for (const FrameLine& line : frame) {
    const bool marked = line.line_1 >= first && line.line_1 <= last &&
                        (line.mark_begin < line.mark_end || first == last || line.text.empty());
    if (marked) {
      text.append(code_points(line.text, 0, line.mark_begin)).append("«");
      text.append(code_points(line.text, line.mark_begin, line.mark_end)).append("»");
      text.append(code_points(line.text, line.mark_end, SIZE_MAX));
    } else {
      text += line.text;
    }
    text += "\n";
  }
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_frame_shows_what_may_be_shown, utf::data::make(rows), row) {
  const Marked marked = read_marks(row.text);
  const LineIndex lines(marked.text);
  const Span mark = marked.spans.front();
  const std::size_t first = lines.position(mark.begin).line_1;
  const std::size_t last = mark.empty() ? first : lines.position(mark.end - 1).line_1;
  BOOST_TEST(shown(frame_of(row), first, last) == row.shown);
}

BOOST_DATA_TEST_CASE(no_frame_holds_a_secret, utf::data::make(rows), row) {
  for (const FrameLine& line : frame_of(row)) {
    BOOST_TEST(line.text.find("hunter") == std::string::npos);
    for (std::string_view rest = line.text; !rest.empty();) {
      const std::size_t size = character_size(rest);
      BOOST_TEST(!is_control(rest.substr(0, size)));
      rest.remove_prefix(size);
    }
  }
}

// In partial mode a line has as many characters as in the file, so that columns hold.
BOOST_DATA_TEST_CASE(columns_stay_true, utf::data::make(rows), row) {
  if (row.redaction == Redaction::full) return;
  const Marked marked = read_marks(row.text);
  const LineIndex lines(marked.text);
  for (const FrameLine& line : frame_of(row)) {
    const std::string_view before = slice(marked.text, lines.line(line.line_1));
    std::size_t characters = 0;
    for (std::string_view rest = before; !rest.empty(); ++characters)
      rest.remove_prefix(character_size(rest));
    BOOST_TEST(character_count(line.text) == characters);
  }
}

BOOST_AUTO_TEST_CASE(of_a_long_line_the_part_round_the_mark_is_shown) {
  std::string text = "{a: «x», groups: [";
  for (int i = 0; i < 900; ++i) text += "é語🐍, ";
  const Marked marked = read_marks(text + "z]}\n");
  const auto document = opened(marked.text);
  for (std::size_t shift = 0; shift < 12; ++shift) {
    const Span mark{1 + shift, 2 + shift};
    const auto frame = code_frame(*document, VisibleBytes(*document),
                                  {.marked = mark, .within = {0, text.size()}});
    BOOST_REQUIRE(!frame.empty());
    BOOST_TEST(frame.front().text.size() < 4100u);
    for (std::string_view rest = frame.front().text; !rest.empty();) {
      BOOST_TEST(first_code_point(rest).valid);
      rest.remove_prefix(character_size(rest));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_snippet_is_the_value_or_its_mask) {
  const auto document =
      opened("id: dex\nclientSecret: hunter2x9hunter2x9\nname: \"\"\n\"a b\": c\nd: [e]\n");
  const VisibleBytes visible(*document);
  const Node* root = document->roots.front().node;
  const auto of = [&](std::string_view key, Redaction redaction) {
    return snippet(*document, visible, *effective(root, key), redaction);
  };
  BOOST_TEST(of("id", Redaction::partial) == "id: dex");
  BOOST_TEST(of("clientSecret", Redaction::partial) == "clientSecret: hunt…[18 characters]");
  BOOST_TEST(of("clientSecret", Redaction::full) == "clientSecret: [redacted]");
  BOOST_TEST(of("a b", Redaction::partial) == "…[1 characters]");
  BOOST_TEST(of("d", Redaction::partial) == "d: …");
}
