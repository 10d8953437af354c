// Names taken apart into words, and what the path of a file says.
#include "linter/model/words.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/path_class.h"
#include "linter/model/vocabulary.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  std::string_view name;
  std::string_view words;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"", ""},
    {"--", ""},
    {"client", "client"},
    {"clientSecret", "client secret"},
    {"ClientSecret", "client secret"},
    {"client_secret", "client secret"},
    {"client-secret", "client secret"},
    {"client.secret", "client secret"},
    {"CLIENT_SECRET", "client secret"},
    {"CLIENTSECRET", "clientsecret"},
    {"clientID", "client id"},
    {"clientIDs", "client i ds"},
    {"URLPath", "url path"},
    {"redirectURI", "redirect uri"},
    {"upstreamIDPs", "upstream id ps"},
    {"bindPW", "bind pw"},
    {"oauthClientSecretName", "oauth client secret name"},
    {"tokenTTL", "token ttl"},
    {"tls.crt", "tls crt"},
    {"password1", "password1"},
    {"oauth2ClientSecret", "oauth2 client secret"},
    {"oauth2-client", "oauth2 client"},
    {"db2password", "db2 password"},
    {"s3key", "s3 key"},
    {"change1me", "change1 me"},
    {"<your secret here>", "your secret here"},
    {"compass", "compass"},
    {"é", ""},
    {"caféToken", "caf token"},
};

struct KeyRow {
  std::string_view key;
  bool credential;
};
std::ostream& operator<<(std::ostream& out, const KeyRow& row) { return out << row.key; }

const KeyRow keys[] = {
    {"password", true},    {"clientSecret", true},    {"db_password", true}, {"apiKey", true},
    {"privateKey", true},  {"oauth2secret", true},    {"DB_PASS", true},     {"token", true},
    {"secretName", false}, {"passwordKey", false},    {"tokenTTL", false},   {"compass", false},
    {"key", false},        {"existingSecret", false}, {"secretRef", false},  {"public_key", false},
    {"", false},
};

struct PathRow {
  std::string_view path;
  bool in_chart;
  PathClass expected;
};
std::ostream& operator<<(std::ostream& out, const PathRow& row) { return out << row.path; }

const PathRow paths[] = {
    {"values.yaml", true, PathClass::default_values},
    {"charts/pach/values.yaml", true, PathClass::default_values},
    {"charts/pach/values.yml", true, PathClass::default_values},
    {"values.yaml", false, PathClass::normal},
    {"values-prod.yaml", true, PathClass::normal},
    {"charts/pach/ci/values.yaml", true, PathClass::ci},
    {"ci/values.yaml", false, PathClass::normal},
    {".github/dex.yaml", false, PathClass::ci},
    {"dex.ci.yaml", false, PathClass::ci},
    {"docs/dex.yaml", false, PathClass::documents},
    {"a/examples/b/dex.yaml", false, PathClass::documents},
    {"samples/dex.yaml", false, PathClass::documents},
    {"README.md", false, PathClass::documents},
    {"guide.mdx", false, PathClass::documents},
    {"guide.rst", false, PathClass::documents},
    {"test/dex.yaml", false, PathClass::tests},
    {"a/tests/dex.yaml", false, PathClass::tests},
    {"testdata/x.yaml", false, PathClass::tests},
    {"fixtures/x.yaml", false, PathClass::tests},
    {"e2e/x.yaml", false, PathClass::tests},
    {"hack/x.yaml", false, PathClass::tests},
    {"latest/x.yaml", false, PathClass::normal},
    {"contest/x.yaml", false, PathClass::normal},
    {"docs.yaml", false, PathClass::normal},
    {"tests", false, PathClass::normal},
    {"mydocs/x.yaml", false, PathClass::normal},
    {"", false, PathClass::normal},
    {"prod/dex.yaml", false, PathClass::normal},
};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_name_is_made_of_words, utf::data::make(rows), row) {
  BOOST_TEST(joined(words(row.name)) == row.words);
}

BOOST_DATA_TEST_CASE(a_key_promises_a_credential_by_its_last_word, utf::data::make(keys), row) {
  BOOST_TEST(is_credential_key(row.key) == row.credential);
}

BOOST_DATA_TEST_CASE(a_path_says_what_the_values_are_for, utf::data::make(paths), row) {
  BOOST_TEST((path_class(row.path, row.in_chart) == row.expected));
}
