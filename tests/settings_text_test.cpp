// Settings files inside Secrets, line by line: which lines are a key and its value, and which texts
// are better judged as a whole.
#include "linter/recognise/settings_text.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/document.h"
#include "tests/support/marked.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  std::string_view name;
  std::string_view key;     ///< of the Secret
  std::string_view marked;  ///< values; none: the text is judged as a whole
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"properties", "app.properties", "db.host=«db»\ndb.password=«not-a-real-secret-1»\n"},
    {"blanks round the sign", "app.properties", "db.password = «not-a-real-secret-1»  \n"},
    {"colons", "app.conf", "password: «not-a-real-secret-1»\n"},
    {"quotes", "app.env", "PASSWORD=\"«not-a-real-secret-1»\"\nTOKEN='«fake»'\n"},
    {"one quote is a part of it", "app.env", "PASSWORD=«\"not-a-real-secret-1»\n"},
    {"CRLF", "app.env", "HOST=«db»\r\nPASSWORD=«not-a-real-secret-1»\r\n"},
    {"no line break at the end", "app.env", "PASSWORD=«not-a-real-secret-1»"},
    {"a value with a sign", "app.env", "PASSWORD=«a=b»\n"},
    {"a value with blanks", "app.env", "PASSWORD=«not a real secret»\n"},
    {"INI", "app.ini", "; remark\n[db]\npassword = «not-a-real-secret-1»\n"},
    {"a remark", "app.env", "# the password of the database\nPASSWORD=«x1»\n"},
    {"a commented setting leaks too", "app.env", "#PASSWORD=«x1»\n"},
    {"netrc", "netrc", "machine example.com\nlogin me\npassword «not-a-real-secret-1»\n"},
    {"netrc needs one word", "x", "password is not here\n"},
    {"indented", "app.env", "  PASSWORD=«x1»\n"},
    {"an empty value", "app.env", "PASSWORD=\nTOKEN=«x1»\n"},
    {"keys without a credential", "app.conf", "host=«db»\nport=«5432»\n"},
    {"half prose", "note", "host=db\nsome prose here\nand more of it\n"},
    {"a password file", "users.properties", "admin=not-a-real-secret-1\nme=x1\n"},
    {"a password file by another name", "htpasswd", "admin:not-a-real-secret-1\n"},
    {"prose", "note", "This is a note.\nIt says nothing.\n"},
    {"one word", "x", "not-a-real-secret-1"},
    {"nothing", "x", ""},
    {"only line breaks", "x", "\n\r\n\n"},
    {"a private key", "tls.key",
     "-----BEGIN PRIVATE KEY-----\nZmFrZQ==\nZmFrZWZha2U=\n-----END PRIVATE KEY-----\n"},
    {"base64 lines", "x", "bm90+YS1y/ZWFs==\nbm90/YS1yZWFs==\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(lines_of_keys_and_values, utf::data::make(rows), row) {
  const Marked marked = read_marks(row.marked);
  Document document("x", marked.text);
  const SettingsText settings = read_settings(document, document.file_layer());
  const bool by_line =
      settings.has_credential || (settings.mostly_settings && !names_credentials(row.key));
  std::vector<Span> values;
  if (by_line) {
    for (const Node& value : settings.mapping->children()) {
      BOOST_TEST(value.text == slice(marked.text, value.span));
      if (value.style != ScalarStyle::absent) values.push_back(value.span);
    }
  }
  BOOST_TEST(with_marks(marked.text, values) == row.marked);
}

BOOST_AUTO_TEST_CASE(filler_of_a_template_is_unknown) {
  Document document("x", "password=xxxxxxx\n");
  Layer& layer = document.add_layer(document.bytes(), document.file_layer(),
                                    {Segment::copied({0, 17}, {0, 17})}, Encoding::part);
  layer.unknown = {{9, 16}};
  const SettingsText settings = read_settings(document, layer);
  BOOST_TEST(effective_scalar(settings.mapping, "password").unknown());
}
