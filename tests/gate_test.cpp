// The gate: which texts wake the rules.
#include "linter/input/gate.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/vocabulary.h"
#include "rules/dex/fields.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  bool wakes;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"the literal", "clientSecret: x", true},
    {"at the end", "x: clientSecret", true},
    {"in lower case", "clientsecret: x", true},
    {"in upper case", "CLIENTSECRET", true},
    {"inside a word", "oauthClientSecretName: x", true},
    {"behind a false start", "cclientSecret", true},
    {"behind half of it", "clientclientSecret", true},
    {"cut short", "clientSecre", false},
    {"with a dash", "client-secret", false},
    {"another literal", "a: {bindPW: x}", true},
    {"nothing", "", false},
    {"other words", "apiVersion: v1\nkind: ConfigMap\n", false},
    {"a Secret", "kind: Secret\n", true},
    {"a Secret at the end", "kind: Secret", true},
    {"CRLF", "kind: Secret\r\n", true},
    {"quoted", "kind: \"Secret\"\n", true},
    {"quoted singly", "'kind': 'Secret'\n", true},
    {"a tab", "kind:\tSecret\n", true},
    {"a comment behind it", "kind: Secret# x", true},
    {"JSON", "{\"kind\":\"Secret\"}", true},
    {"JSON with blanks", "{ \"kind\" : \"Secret\" }", true},
    {"escaped JSON", "{\\\"kind\\\":\\\"Secret\\\"}", true},
    {"JSON escaped twice", "{\\\\\\\"kind\\\\\\\":\\\\\\\"Secret\\\\\\\"}", true},
    {"in braces", "{kind: Secret, data: {}}", true},
    {"on the next line", "kind:\n  Secret\n", true},
    {"on the next line, CRLF", "kind:\r\n  Secret\r\n", true},
    {"JSON, on the next line", "{\"kind\":\n\"Secret\"}", true},
    {"an explicit key", "? kind\n: Secret\n", true},
    {"in lower case, kind", "kind: secret", true},
    {"more than one", "kind: Secrets", false},
    {"another kind", "kind: SecretStore", false},
    {"a sealed one", "kind: SealedSecret", false},
    {"an underscore", "kind: Secret_x", false},
    {"no separator", "kindSecret", false},
    {"the common word alone", "secret: x\nSecret: y\n", false},
    {"a word between", "kind: a Secret", false},
};

// `password?`: a key of that name with a value.
const Row values[] = {
    {"a value", "password: x", true},
    {"none", "password:\n", false},
    {"a comment alone", "password: # later\nx: y", false},
    {"a mapping", "password: {from: vault}", false},
    {"a list below", "password:\n- x", false},
    {"a value below", "password:\n  x", true},
    {"empty quotes", "password: \"\"  # later\nx: y", false},
    {"empty quotes of one stroke", "password: ''\nx: y", false},
    {"empty, in a text of JSON", R"({\"password\": \"\"})", false},
    {"empty, in braces", "{password: \"\"}", false},
    {"a hash in quotes", "password: \"### x\"", true},
    {"a hash in quotes of one stroke", "password: '# x'", true},
    {"a hash in quotes, in a text of JSON", R"({\"password\": \"#x\"})", true},
    {"a brace in quotes", "password: \"{x}\"", true},
    {"a comma in quotes", "password: \", x\"", true},
    {"another word", "passwords: x", false},
};

constexpr std::string_view literals[] = {"clientSecret", "bindPW", "kind~Secret"};

}  // namespace

BOOST_DATA_TEST_CASE(a_text_wakes_the_gate_or_not, utf::data::make(rows), row) {
  BOOST_TEST(Gate(literals).wakes(row.text) == row.wakes);
}

BOOST_DATA_TEST_CASE(a_key_wakes_it_where_it_has_a_value, utf::data::make(values), row) {
  constexpr std::string_view pattern[] = {"password?"};
  BOOST_TEST(Gate(pattern).wakes(row.text) == row.wakes);
}

// What makes a connector or a Dex config by itself (dex_connector.cpp, dex_config.cpp) is known to
// the gate, whatever the tables of Dex will hold.
BOOST_AUTO_TEST_CASE(what_is_recognised_by_itself_wakes_it) {
  const Gate gate(recognised_literals());
  for (const dex::Connector& connector : dex::connectors())
    BOOST_TEST(gate.wakes("type: " + std::string(connector.type)), connector.type);
  for (const std::string_view type : dex::find_field(dex::server_fields(), "storage.type")->values)
    BOOST_TEST(gate.wakes("storage: {type: " + std::string(type) + "}"), type);
  for (const std::string key :
       {"connectors", "staticClients", "enablePasswordDB", "staticPasswords"})
    BOOST_TEST(gate.wakes(key + ":\n- x: y\n"), key);
}

BOOST_AUTO_TEST_CASE(a_gate_without_literals_is_open) {
  BOOST_TEST(Gate().wakes(""));
  BOOST_TEST(Gate().wakes("x"));
}

BOOST_AUTO_TEST_CASE(what_woke_it_can_be_said) {
  const std::string_view literals[] = {"kind~Secret", "api.key?", "clientSecret"};
  const Gate gate(literals);
  const auto found = gate.find("a: b\napi_key: x\n");
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->pattern == "api.key?");
  BOOST_TEST(found->at == 5u);
  BOOST_TEST(!gate.find("a: b\n").has_value());
  BOOST_TEST(readable_pattern("kind~Secret") == "kind: Secret");
  BOOST_TEST(readable_pattern("api.key?") == "api_key: …");
  BOOST_TEST(readable_pattern("storage~") == "storage:");
  BOOST_TEST(readable_pattern("a\\.b\\\\c") == "a.b\\c");
}

BOOST_AUTO_TEST_CASE(case_counts_where_a_pattern_says_so) {
  const std::string_view literals[] = {"^dapi", "^SG.", "^sg.?", "glpat-", "^Glpat-"};
  const Gate gate(literals);
  BOOST_TEST(gate.wakes("x: dapi0a1b"));
  BOOST_TEST(!gate.wakes("volumes:\n- downwardAPI: {}\n"));
  BOOST_TEST(gate.wakes("downwardAPI, dapi"));
  BOOST_TEST(gate.find("SG.x")->pattern == "^SG.");
  BOOST_TEST(gate.find("sg.?")->pattern == "^sg.?");
  BOOST_TEST(!gate.wakes("sg.x"));
  BOOST_TEST(!gate.wakes("Sg.x"));
  BOOST_TEST(gate.find("Glpat-")->pattern == "glpat-");  // the first that was given
  BOOST_TEST(gate.wakes("GLPAT-"));
  BOOST_TEST(readable_pattern("^SG.x") == "SG.x");
}

BOOST_AUTO_TEST_CASE(a_word_begins_where_a_pattern_says_so) {
  const std::string_view literals[] = {"^^SG."};
  const Gate gate(literals);
  BOOST_TEST(gate.wakes("SG."));
  BOOST_TEST(gate.wakes("key=SG."));
  BOOST_TEST(!gate.wakes("the MSG. of the day"));
  BOOST_TEST(!gate.wakes("x_SG."));
  BOOST_TEST(gate.wakes("MSG. SG."));
  BOOST_TEST(gate.wakes(R"("first\nSG.")"));
  BOOST_TEST(gate.wakes(R"("\u201cSG.")"));
  BOOST_TEST(gate.wakes(R"("\U0001F600SG.")"));
  BOOST_TEST(gate.wakes("\xE2\x80\x9CSG."));
  BOOST_TEST(readable_pattern("^^SG.") == "SG.");
}

BOOST_AUTO_TEST_CASE(a_backslash_takes_the_next_character_as_it_is) {
  const std::string_view literals[] = {"SG\\.x", "Q\\~"};
  BOOST_TEST(Gate(literals).wakes("a: SG.xy"));
  BOOST_TEST(!Gate(literals).wakes("a: SGxy"));
  BOOST_TEST(Gate(literals).wakes("a: 8Q~z"));
  BOOST_TEST(!Gate(literals).wakes("Q: z"));
}

BOOST_AUTO_TEST_CASE(a_star_stays_in_its_word) {
  const std::string_view patterns[] = {"://*@"};
  const Gate gate(patterns);
  BOOST_TEST(gate.wakes("a: postgres://u:pw@db/x"));
  BOOST_TEST(gate.wakes("://@"));
  BOOST_TEST(!gate.wakes("see https://example.com or me@example.com"));
  BOOST_TEST(!gate.wakes("{\"a\":\"https://example.com\",\"b\":\"me@example.com\"}"));
  BOOST_TEST(!gate.wakes("https://example.com\nme@example.com"));
  BOOST_TEST(!gate.wakes("https://"));
}
