// What may be said about a value: messages with typed arguments, masks for secrets.
#include "linter/model/message.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/input/parse_yaml.h"
#include "linter/model/document.h"
#include "linter/model/secret_text.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct UrlRow {
  std::string_view name;
  std::string_view url;
  std::string_view shown;
};
std::ostream& operator<<(std::ostream& out, const UrlRow& row) { return out << row.name; }

const UrlRow urls[] = {
    {"a plain one", "https://dex.example.com/callback", "https://dex.example.com/callback"},
    {"with a port", "http://localhost:30658/callback", "http://localhost:30658/callback"},
    {"IPv6", "http://[::1]:5556/dex", "http://[::1]:5556/dex"},
    {"user and password", "https://admin:hunter2@dex.example.com/cb", "https://dex.example.com/cb"},
    {"a token alone", "https://ghp_fake@example.com/cb", "https://example.com/cb"},
    {"an at sign in the password", "https://admin:hun@ter2@example.com/cb",
     "https://example.com/cb"},
    {"a query", "https://example.com/cb?token=hunter2", "https://example.com/cb"},
    {"a fragment", "https://example.com/cb#token=hunter2", "https://example.com/cb"},
    {"a query without a path", "https://example.com?token=hunter2", "https://example.com"},
    {"userinfo and query", "https://a:b@example.com/cb?token=hunter2", "https://example.com/cb"},
    // What stands before such an at sign may be a password that nobody escaped.
    {"a number sign in the password", "https://admin:hun#ter2@example.com/cb", "https://…"},
    {"a question mark in the password", "https://admin:hun?ter2@example.com/cb", "https://…"},
    {"a slash in the password", "https://admin:hun/ter2@example.com/cb", "https://…"},
    {"an address in the query", "https://example.com/cb?hint=me@example.com", "https://…"},
    {"no scheme", "admin:hunter2@example.com/cb", "example.com/cb"},
    {"no scheme, slashes", "//admin:hunter2@example.com/cb", "…"},
    {"a scheme that is none", "admin:hunter2@x https://example.com", "…"},
    {"two schemes", "https://a:b@https://c:d@example.com/", "https://…"},
    {"a line break", "https://example.com/\ncb", "https://example.com/ cb"},
    {"an escape", "https://example.com/\x1b[2J", "https://example.com/ [2J"},
    {"nothing", "", ""},
};

struct MaskRow {
  std::string_view name;
  std::string_view secret;
  std::string_view partial;
};
std::ostream& operator<<(std::ostream& out, const MaskRow& row) { return out << row.name; }

const MaskRow masks[] = {
    {"nothing", "", "…[0 characters]"},
    {"one character", "x", "…[1 characters]"},
    {"15 characters", "abcdefghijklmno", "…[15 characters]"},
    {"16 characters", "abcdefghijklmnop", "abcd…[16 characters]"},
    {"64 characters", "not-a-real-secret-1-not-a-real-secret-1-not-a-real-secret-1-xxxx",
     "not-…[64 characters]"},
    {"15 characters of 2 bytes", "ééééééééééééééé", "…[15 characters]"},
    {"16 characters of 2 bytes", "éééééééééééééééé", "…[16 characters]"},
    {"ASCII, then wide", "abcdéééééééééééé", "abcd…[16 characters]"},
    {"the fourth is wide", "abcéeeeeeeeeeeee", "…[16 characters]"},
    {"emoji", "🐍🐍🐍🐍🐍🐍🐍🐍🐍🐍🐍🐍🐍🐍🐍🐍", "…[16 characters]"},
    {"an escape first", "\x1b[2Jabcdefghijklmnop", "…[20 characters]"},
    {"a line break first", "\nabcdefghijklmnop", "…[17 characters]"},
    {"a blank among the first", "a bcdefghijklmnop", "…[17 characters]"},
    {"NUL", std::string_view("\0\0\0\0abcdefghijklmnop", 20), "…[20 characters]"},
    {"no UTF-8",
     "\xFF\xFE\xFD\xFC"
     "abcdefghijkl",
     "…[16 characters]"},
    {"a line break later", "abcd\nefghijklmnopq", "abcd…[18 characters]"},
};

Scalar scalar(Document& document) {
  const Layer& layer = document.file_layer();
  const auto root = parse_yaml(document, layer, {0, layer.text().size()});
  BOOST_REQUIRE(root);
  return effective_scalar(*root, "id");
}

}  // namespace

BOOST_AUTO_TEST_CASE(arguments_are_quoted_and_numbers_are_not) {
  const MessageTemplate text = "connector {0} has {1} keys, {0}";
  BOOST_TEST(text.arguments() == 2u);
  const Message message{text.text(), {Argument::name("a"), Argument::number(12)}};
  BOOST_TEST(message.render() == "connector `a` has 12 keys, `a`");
  BOOST_TEST(message.render("'") == "connector 'a' has 12 keys, 'a'");
  BOOST_TEST(message.render("") == "connector a has 12 keys, a");
}

BOOST_AUTO_TEST_CASE(an_argument_is_no_template) {
  const Message message{"{0} and {1}", {Argument::name("{1}"), Argument::name("{0}")}};
  BOOST_TEST(message.render("") == "{1} and {0}");
}

BOOST_AUTO_TEST_CASE(braces_that_are_no_place_stay) {
  BOOST_TEST((Message{"a {{ b }} {", {}}.render()) == "a {{ b }} {");
}

BOOST_AUTO_TEST_CASE(a_name_is_one_line_of_text) {
  BOOST_TEST(Argument::name("a\nb\x1b[31mc\u202e").text() == "a b [31mc ");
  BOOST_TEST(Argument::name(std::string(300, 'a')).text() == std::string(120, 'a') + "…");
}

BOOST_AUTO_TEST_CASE(an_id_is_there_or_not) {
  Document known("a", "id: \"au\\nth\"\n");
  BOOST_TEST(Argument::id(scalar(known)).text() == "au th");
  Document empty("a", "id: ''\n");
  BOOST_TEST(Argument::id(scalar(empty)).text() == "(without id)");
  BOOST_TEST(Argument::id(Scalar()).text() == "(without id)");
  Node node;
  node.style = ScalarStyle::plain;
  node.unknown = true;
  node.text = "xxxx";
  BOOST_TEST(Argument::id(Scalar(&node)).text() == "(template)");
}

BOOST_DATA_TEST_CASE(a_url_is_shown_without_what_may_be_secret, utf::data::make(urls), row) {
  BOOST_TEST(Argument::url(row.url).text() == row.shown);
  BOOST_TEST(Argument::url(row.url).text().find("hunter2") == std::string::npos);
}

BOOST_DATA_TEST_CASE(a_secret_is_masked, utf::data::make(masks), row) {
  BOOST_TEST(masked(row.secret, Redaction::partial) == row.partial);
  BOOST_TEST(masked(row.secret, Redaction::full) == "[redacted]");
  BOOST_TEST(presentable_prefix(row.secret, Redaction::full) == 0u);
  const std::size_t shown = presentable_prefix(row.secret, Redaction::partial);
  BOOST_TEST((shown == 0 || shown == 4));
}
