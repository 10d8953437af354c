// UTF-16 is recognised, reads as the same text in UTF-8, and every character finds its way back to
// the file's bytes.
#include "linter/input/utf16.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace dexlint;

namespace {

std::string encoded(std::u16string_view text, ByteOrder order, bool mark) {
  std::string bytes;
  const auto add = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += order == ByteOrder::little ? low : high;
    bytes += order == ByteOrder::little ? high : low;
  };
  if (mark) add(0xFEFF);
  for (const char16_t unit : text) add(unit);
  return bytes;
}

struct DetectRow {
  const char* name;
  std::string bytes;
  std::optional<ByteOrder> order;
};
std::ostream& operator<<(std::ostream& out, const DetectRow& row) { return out << row.name; }

const std::string zeros(64, '\0');
const DetectRow detections[] = {
    {"empty", "", {}},
    {"one byte", "\xFF", {}},
    {"UTF-8", "a: b\n", {}},
    {"UTF-8 with a mark",
     "\xEF\xBB\xBF"
     "a: b\n",
     {}},
    {"little with a mark", encoded(u"é", ByteOrder::little, true), ByteOrder::little},
    {"big with a mark", encoded(u"é", ByteOrder::big, true), ByteOrder::big},
    {"only a mark", "\xFF\xFE", ByteOrder::little},
    {"little", encoded(u"a: b\n", ByteOrder::little, false), ByteOrder::little},
    {"big", encoded(u"a: b\n", ByteOrder::big, false), ByteOrder::big},
    {"little, odd length", encoded(u"a: b\n", ByteOrder::little, false) + "x", ByteOrder::little},
    {"not ASCII behind the first 64 bytes",
     encoded(std::u16string(32, u'a') + u"日本", ByteOrder::big, false), ByteOrder::big},
    {"one NUL in UTF-8", std::string("a\0bc", 4), {}},
    {"zeros", zeros, {}},
    {"UTF-32", std::string("\xFF\xFE\0\0a\0\0\0", 8), {}},
    {"UTF-32 without a mark", std::string("a\0\0\0b\0\0\0", 8), {}},
    {"Latin-1 with NULs", std::string("\xE9\0\xE9\0", 4), {}},
};

struct DecodeRow {
  const char* name;
  std::u16string text;
  std::string utf8;
};
std::ostream& operator<<(std::ostream& out, const DecodeRow& row) { return out << row.name; }

const char16_t high = 0xD834;
const char16_t low = 0xDD1E;
const DecodeRow decodings[] = {
    {"nothing", u"", ""},
    {"ASCII", u"a: b\r\n", "a: b\r\n"},
    {"two bytes", u"aéb", "aéb"},
    {"three bytes", u"日本 x", "日本 x"},
    {"a pair", u"a\U0001D11Eb", "a𝄞b"},
    {"half a pair at the end", std::u16string(u"a") + high, "a\uFFFD"},
    {"half a pair", std::u16string(u"a") + high + u"b", "a\uFFFDb"},
    {"two upper halves", std::u16string() + high + high + low, "\uFFFD𝄞"},
    {"lower half", std::u16string(u"a") + low + u"b", "a\uFFFDb"},
    {"mark in the middle", u"a\uFEFFb", "a\uFEFFb"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_byte_order_is_found, detections, row) {
  const std::optional<ByteOrder> order = detect_utf16(row.bytes);
  BOOST_TEST((order == row.order));
}

BOOST_DATA_TEST_CASE(the_text_is_the_same_in_utf8, decodings, row) {
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    Document document("x.yaml", encoded(row.text, order, true));
    const Layer& layer = decode_utf16(document, document.file_layer());
    BOOST_TEST(layer.text() == row.utf8);
    BOOST_TEST((layer.encoding() == Encoding::utf16));
    BOOST_TEST(layer.parent() == &document.file_layer());
    BOOST_TEST(&document.text_layer() == &document.file_layer());
  }
}

BOOST_AUTO_TEST_CASE(every_character_finds_its_bytes) {
  const std::u16string text = u"ab: «é日本»\U0001D11E\U0001D11Ez\n";
  for (const bool mark : {true, false}) {
    Document document("x.yaml", encoded(text, ByteOrder::little, mark));
    const Layer& layer = decode_utf16(document, document.file_layer());
    std::size_t unit = mark ? 1 : 0;
    const std::string_view utf8 = layer.text();
    for (std::size_t at = 0; at < utf8.size();) {
      std::size_t end = at + 1;
      while (end < utf8.size() && (utf8[end] & 0xC0) == 0x80) ++end;
      const std::size_t units = end - at == 4 ? 2 : 1;
      const Span back = layer.to_root(Span{at, end}).span;
      BOOST_TEST((back == Span{2 * unit, 2 * (unit + units)}));
      unit += units;
      at = end;
    }
    BOOST_TEST((layer.to_root(Span{0, utf8.size()}).span ==
                Span{mark ? 2U : 0U, document.bytes().size()}));
  }
}

BOOST_AUTO_TEST_CASE(a_run_of_one_width_is_one_segment) {
  Document document("x.yaml", encoded(std::u16string(1000, u'a') + std::u16string(1000, u'日'),
                                      ByteOrder::big, true));
  const Layer& layer = decode_utf16(document, document.file_layer());
  BOOST_REQUIRE(layer.segments().size() == 2);
  BOOST_TEST(layer.segments()[0].unit == 1);
  BOOST_TEST(layer.segments()[0].parent_unit == 2);
  BOOST_TEST(layer.segments()[1].unit == 3);
}

BOOST_AUTO_TEST_CASE(a_last_odd_byte_is_not_lost) {
  Document document("x.yaml", encoded(u"ab", ByteOrder::little, true) + "c");
  const Layer& layer = decode_utf16(document, document.file_layer());
  BOOST_TEST(layer.text() == "ab\uFFFD");
  BOOST_TEST((layer.to_root(Span{2, 5}).span == Span{6, 7}));
}
