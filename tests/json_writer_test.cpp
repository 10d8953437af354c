// JSON that is written piece by piece is the text that is made of the whole value.
#include "formatters/json_writer.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "formatters/escape.h"

namespace {

using namespace dexlint;
using Json = nlohmann::ordered_json;

const std::vector<std::string> texts = {
    "",
    "password: •••••…",
    "“• …” 日本 😀",
    R"(a "quoted" \ text)",
    "a\tb\nc\rd\x1b[31m\x7f",
    std::string("nul\0", 4),
    "bad \xff\xc3 bytes, \xe2\x80",
    "\xe2\x80\xae turned \u200b\u2028",
    "#1, # 2, ##",
    "##vso[task.setvariable]\"##[error]",
    "\"##[group]\xff",
};

BOOST_DATA_TEST_CASE(a_string_is_escaped_as_in_a_whole_value, texts, text) {
  std::string written;
  JsonWriter(written, 0).text(text);
  BOOST_TEST(written + "\n" == "\n" + json_text(Json(text)));
}

BOOST_AUTO_TEST_CASE(members_and_elements_stand_as_in_a_whole_value) {
  const Json inner{{"path", "a b"}, {"empty", Json::object()}, {"none", Json::array()}};
  const Json whole{{"list", Json::array({inner, "text"})},
                   {"number", 18'446'744'073'709'551'615U},
                   {"yes", true}};
  std::string written;
  JsonWriter out(written, 0);
  out.object([&] {
    out.array("list", [&] {
      out.object([&] {
        out.text("path", "a b");
        out.object("empty", [] {});
        out.array("none", [] {});
      });
      out.text("text");
    });
    out.number("number", 18'446'744'073'709'551'615U);
    out.flag("yes", true);
  });
  BOOST_TEST(written + "\n" == "\n" + json_text(whole));
}

BOOST_AUTO_TEST_CASE(what_follows_another_element_stands_behind_a_comma) {
  std::string written = "[";
  JsonWriter out(written, 1);
  out.text("a");
  out.text("b");
  BOOST_TEST(written + "\n]\n" == json_text(Json::array({"a", "b"})));
}

}  // namespace
