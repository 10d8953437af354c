// References inside longer text: what remains without them is judged.
#include "rules/shared/mixed_text.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "tests/support/verdict.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;
using dexlint::test::verdict_on_text;

namespace {

constexpr std::string_view filled_in[] = {
    "Bearer ${TOKEN}", "Basic $(AUTH)", "token ${GITHUB_TOKEN}", "prefix-${X}", "${X}-suffix",
    "prefix-${X}-suffix", "${A}${B}", "${A}-${B}", "${A}:${B}", "$(A).$(B)", "oauth2-${X}",
    "db01.${X}", "user:${PW}", "me:${PW:-}", "${A:-${B}}/x",
    // Of a URL its password counts.
    "postgres://u:${PW}@h", "postgres://u:$(PW)@h:5432/db?sslmode=disable",
    "postgres://${USER}:${PW}@${HOST}:${PORT}/${DB}", "redis://:${PW}@redis:6379/0",
    "amqp://u9xQz:${PW}@h", "https://u:{{ .Values.pw }}@h", "https://${TOKEN}@github.com/acme/x",
    "https://example.com/x?token=${TOKEN}", "jdbc:postgresql://db/x?password=${PW}",
    // Settings in one line
    "host=db user=app password=${PW}", "AccountName=x;AccountKey=${KEY};EndpointSuffix=core.net",
    // The body of a PEM block
    "-----BEGIN PRIVATE KEY-----\n${TLS_KEY}\n-----END PRIVATE KEY-----",
    // Templates
    "{{ .A }}{{ .B }}", "x-{{ .Values.secret }}-y", "{{ .A }}:{{ .B }}", "v1-<path:a/b#c>",
    "${vault:kv/dex#a}-${vault:kv/dex#b}", "<< a >>-<< b >>", "prefix-<%= x %>", "[[ .A ]]-x"};

constexpr std::string_view not_filled_in[] = {
    "",
    "x",
    "9xQzk2Lp",
    "$VAR",
    "$A$B",
    "a$VAR",
    "Pa${x}ss9w",
    "Pa${x}ss",
    "${x}9w",
    "9w${x}",
    "9xQzk2Lp-${X}",
    "${X}-9xQzk2Lp",
    "9xQzk2Lp0vR7mTqW:${X}",
    "xkqjzvwpmbtrhdfl-${X}",
    "${PW:-9xQzk2Lp}-x",
    "${two words}-x",
    "${9x}-x",
    "$(9 x)-y",
    "${}",
    "{{",
    "}}{{",
    "${X",
    "postgres://u:9xQzk2Lp@${HOST}",
    "postgres://u:hunter@${HOST}/db",
    "redis://:9xQz@$(HOST)",
    "https://u:9xQz${PW}@h",
    "postgres://u:9xQz@{{ .Values.host }}/db",
    "password=hunter user=${U}",
    "host=${H} db_password=winter",
    "--token=abc --user=${U}",
    "-----BEGIN PRIVATE KEY-----\n\n${A}\n\n9xQz\n-----END PRIVATE KEY-----",
    "a: ${B}\n\nc",
    "9xQzk2Lp0vR7mTqW5bYc-{{ .x }}",
    "{{ .x }}/fake9xQzk2LpWv8KpTm2",
    "<path:a#b"};

}  // namespace

BOOST_DATA_TEST_CASE(what_remains_is_no_secret, utf::data::make(filled_in), value) {
  BOOST_TEST(is_filled_in(value));
  // In single quotes YAML folds a line break.
  if (value.find('\n') == std::string_view::npos) BOOST_TEST(verdict_on_text(value) == "reference");
}

BOOST_DATA_TEST_CASE(what_remains_may_be_one, utf::data::make(not_filled_in), value) {
  BOOST_TEST(!is_filled_in(value));
}

BOOST_AUTO_TEST_CASE(many_openers_cost_little) {
  for (const std::string_view opener : {"${", "{{", "$(", "<path:", "${{", "<<", "${A:-"}) {
    std::string text;
    for (int i = 0; i < 200000; ++i) text += opener;
    BOOST_TEST(!is_filled_in(text));
  }
  for (const std::string_view opener : {"$(", "<path:"}) {
    std::string text = "x";
    while (text.size() < 1U << 20U) text += opener;
    BOOST_TEST(!is_filled_in(text + (opener == "$(" ? ")" : ">")));
  }
}
