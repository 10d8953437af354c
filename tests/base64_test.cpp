// Base64 as Kubernetes reads it, and back.
#include "linter/recognise/base64.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/encode.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view bytes;  ///< empty: it is no base64
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"nothing", "", ""},
    {"blanks", " \n", ""},
    {"two padded", "YQ==", "a"},
    {"one padded", "YWI=", "ab"},
    {"whole groups", "YWJj", "abc"},
    {"RFC 4648 foobar", "Zm9vYmFy", "foobar"},
    {"plus and slash", "++//", "\xFB\xEF\xFF"},
    {"bits left over are ignored, as Go does", "YR==", "a"},
    {"wrapped", "YWJj\nZGVm\n", "abcdef"},
    {"wrapped inside a group", "YW\nJjZ\nGVm", "abcdef"},
    {"wrapped with CRLF", "YWJj\r\nZGVm\r\n", "abcdef"},
    {"blanks before and behind", "  YWJj  ", "abc"},
    {"padding wrapped", "YQ=\n=", "a"},
    {"no padding", "YQ", ""},
    {"half the padding", "YQ=", ""},
    {"too much padding", "YWI==", ""},
    {"padding alone", "====", ""},
    {"padding first", "=YWJ", ""},
    {"padding inside", "YQ==YWJj", ""},
    {"digits behind padding", "YQ=a", ""},
    {"five digits", "YWJjZ", ""},
    {"the URL alphabet", "--__", ""},
    {"a word and a mark", "abc!", ""},
    {"a word that is base64 by chance", "password", "\xA5\xAB\x2C\xC2\x8A\xDD"},
    {"UTF-8", "é===", ""},
    {"NUL inside", std::string_view("YW\0j", 4), ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(base64_is_decoded_or_not, utf::data::make(rows), row) {
  const auto decoded = decode_base64(row.text);
  BOOST_TEST(decoded.has_value() == !row.bytes.empty());
  if (decoded) BOOST_TEST(decoded->bytes == row.bytes);
}

// Segments cover the bytes without a hole, each at a place of its own in the text.
BOOST_DATA_TEST_CASE(segments_cover_what_was_decoded, utf::data::make(rows), row) {
  const auto decoded = decode_base64(row.text);
  if (!decoded) return;
  std::size_t text = 0;
  std::size_t parent = 0;
  for (const Segment& segment : decoded->segments) {
    BOOST_TEST(segment.text.begin == text);
    BOOST_TEST(segment.parent.begin >= parent);
    BOOST_TEST(segment.parent.end <= row.text.size());
    text = segment.text.end;
    parent = segment.parent.end;
  }
  BOOST_TEST(text == decoded->bytes.size());
}

BOOST_AUTO_TEST_CASE(all_bytes_come_back) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    const auto decoded = decode_base64(base64_encode(bytes));
    BOOST_TEST(decoded.has_value() == !bytes.empty());
    if (decoded) BOOST_TEST(decoded->bytes == bytes);
    bytes += static_cast<char>(i * 7);
  }
  BOOST_TEST(base64_encode("") == "");
  BOOST_TEST(base64_encode("a") == "YQ==");
  BOOST_TEST(base64_encode("\xFB\xEF\xFF") == "++//");
}
