// The one decision behind all secret rules, by where a value stands. What the value itself tells is
// in reference_test, mixed_text_test and placeholder_test.
#include "rules/shared/credential.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/input/parse_yaml.h"
#include "linter/model/document.h"
#include "tests/support/verdict.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;
using dexlint::test::verdict_on;

namespace {

struct Row {
  std::string_view name;
  std::string_view value;  ///< as YAML
  std::string_view verdict;
  CredentialField field = CredentialField::client_secret;
  std::string_view key = "clientSecret";
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

constexpr auto in_secret = CredentialField::secret_data;
constexpr auto in_values = CredentialField::values_credential;

const Row rows[] = {
    {"absent", "", "nothing"},
    {"null", "null", "nothing"},
    {"Null", "Null", "nothing"},
    {"tilde", "~", "nothing"},
    {"empty quotes", "''", "nothing"},
    {"blanks", "'  '", "nothing"},
    {"true", "true", "nothing"},
    {"False", "False", "nothing"},
    {"a mapping", "{secretKeyRef: {name: a, key: b}}", "nothing"},
    {"a list", "[a]", "nothing"},
    {"a null that is a string", "'null'", "placeholder"},
    {"a tag of a vault", "!vault abc", "reference"},
    {"a tag of a reference", "!reference [a]", "nothing"},
    {"a string by tag", "!!str 9xQzk2Lp", "literal"},
    {"a number may be a PIN", "84729183", "literal"},
    {"a line break behind it", "|\n  $VAR", "reference"},
    {"a literal in a block", "|\n  9xQzk2Lp", "literal"},
    {"an encrypted block", "|\n  $ANSIBLE_VAULT;1.1;AES256\n  61626364", "reference"},
    {"its own name", "bindPW", "placeholder", CredentialField::bind_password, "bindPW"},
    {"its own name in another case", "BINDPW", "placeholder", CredentialField::bind_password,
     "bindPW"},
    {"its own name, a weak one", "password", "weak", in_secret, "password"},

    {"a certificate", "|\n  -----BEGIN CERTIFICATE-----\n  ZmFrZQ==\n  -----END CERTIFICATE-----",
     "open", in_secret, "tls.crt"},
    {"a private key", "|\n  -----BEGIN PRIVATE KEY-----\n  ZmFrZQ==\n  -----END PRIVATE KEY-----",
     "literal", in_secret, "tls.key"},
    {"a certificate and its key",
     "|\n  -----BEGIN CERTIFICATE-----\n  ZmFrZQ==\n  -----BEGIN PRIVATE KEY-----", "literal",
     in_secret, "tls.pem"},
    {"a private key without its text",
     "|\n  -----BEGIN PRIVATE KEY-----\n  -----END PRIVATE KEY-----", "placeholder", in_secret,
     "tls.key"},
    {"a public key", "|\n  -----BEGIN PUBLIC KEY-----\n  ZmFrZQ==", "open", in_secret, "key"},
    {"an SSH public key", "ssh-ed25519 AAAAfake me@host", "open", in_secret, "key"},
    {"a user name", "dexadmin", "open", in_secret, "username"},
    {"a client id", "9xQzk2Lp", "open", in_secret, "clientID"},
    {"the id of an AppRole's secret", "9xQzk2Lp", "literal", in_secret, "secret-id"},
    {"a host", "db.example.com", "open", in_secret, "x"},
    {"a host and port", "db.default.svc:5432", "open", in_secret, "x"},
    {"a plain URL", "https://dex.example.com/dex", "open", in_secret, "x"},
    {"a URL with a password", "postgres://me:9xQzk2Lp@db/x", "literal", in_secret, "x"},
    {"such a URL under a public key", "postgres://me:9xQzk2Lp@db/x", "literal", in_secret,
     "database-url"},
    {"a URL whose password is filled in", "postgres://me:$(DB_PASSWORD)@db:5432/x", "reference",
     in_secret, "database-url"},
    {"another whose password is filled in", "postgres://me:${PASSWORD}@[::1]:5432/x", "reference",
     in_secret, "x"},
    {"a URL with a user", "ssh://git@git.example.com/x", "open", in_secret, "url"},
    {"a webhook", "https://hooks.example.com/services/T00000/fake9xQzk2LpWv8KpTm2fake", "literal",
     in_secret, "url"},
    {"a URL with an empty password", "postgres://me:@db/x", "open", in_secret, "database-url"},
    {"a password that is not escaped", "postgres://me:9xQ#zk2Lp@db/x", "literal", in_secret,
     "database-url"},
    {"a URL with a token as user", "https://fake9xQzk2LpWv8KpTm2@git.example.com/x", "literal",
     in_secret, "git-url"},
    {"a URL with a query", "https://example.com/x?token=9xQzk2Lp", "literal", in_secret, "url"},
    {"a URL with a fragment", "https://example.com/x#9xQzk2Lp", "literal", in_secret, "url"},
    {"JDBC with a password", "jdbc:postgresql://db/x?user=me&password=9xQzk2Lp", "literal",
     in_secret, "jdbc-url"},
    {"JDBC without", "jdbc:postgresql://db/x", "open", in_secret, "jdbc-url"},
    {"a DSN under a public key", "me:9xQzk2Lp@tcp(db:3306)/x", "literal", in_secret, "mysql-url"},
    {"a repository by SSH", "git@git.example.com:acme/dex", "open", in_secret, "url"},
    {"a registry's path", "registry.example.com/acme/dex", "open", in_secret, "url"},
    {"a URL with a user that is a token", "https://9xQzk2Lp_0vR7mTqW@git.example.com/x", "literal",
     in_secret, "url"},
    {"a token in a query", "https://db.example.com/x?password=9xQzk2Lp", "literal", in_secret,
     "url"},
    {"a webhook", "https://hooks.example.com/services/T0F4KE00/9xQzk2Lp0vR7mTqW5bYc", "literal",
     in_secret, "url"},
    {"a value under a key of URLs that is none", "9xQzk2Lp0vR7", "literal", in_secret, "token-url"},
    {"an address", "me@example.com", "open", in_secret, "email"},
    {"a number", "5432", "open", in_secret, "x"},
    {"a switch", "'yes'", "open", in_secret, "x"},
    {"a host name under clientSecret is none", "9x.db.example.com", "literal"},
    {"a user name under clientSecret is none", "dexadmin", "literal"},
    {"a weak password in a Secret", "admin", "weak", in_secret, "x"},

    {"an access key that names an account", "admin", "open", in_secret, "accesskey"},
    {"another", "minio-user", "open", in_secret, "aws_access_key_id"},
    {"an access key of chance", "9xQzk2Lp0vR7", "literal", in_secret, "access_key"},
    {"a secret access key", "admin", "weak", in_secret, "aws_secret_access_key"},
    {"a sentence about it", "Can create and modify tokens for any user", "open", in_values,
     "admin:token"},
    {"a duration", "24h", "open", in_values, "token"},
    {"a number", "3600", "open", in_values, "token"},
    {"an endpoint", "https://sso.example.com/token", "open", in_values, "token"},
    {"an address with a password", "https://me:9xQzk2Lp@sso.example.com", "literal", in_values,
     "auth"},
    {"lines of configuration", "|\n  a: 1\n  b: 2", "open", in_values, "auth"},
};

struct Login {
  std::string_view name;
  std::string_view yaml;  ///< with a `password`
  Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const Login& row) { return out << row.name; }

constexpr Login logins[] = {
    {"the user's name again", "{user: katib, password: katib}", Verdict::weak},
    {"behind it", "{password: katib, db_username: katib}", Verdict::weak},
    {"another name", "{user: katib, password: kubeflow}", Verdict::literal},
    {"the name of something else", "{host: katib, password: katib}", Verdict::literal},
    {"alone", "{password: katib}", Verdict::literal},
};

}  // namespace

BOOST_DATA_TEST_CASE(where_it_stands_counts_too, utf::data::make(rows), row) {
  BOOST_TEST(verdict_on(row.value, row.key, row.field) == row.verdict);
}

BOOST_DATA_TEST_CASE(a_password_may_repeat_its_user, utf::data::make(logins), row) {
  Document document("test.yaml", std::string(row.yaml));
  const Layer& layer = document.file_layer();
  const auto root = parse_yaml(document, layer, {0, layer.text().size()});
  BOOST_REQUIRE(root);
  const Credential credential{.value = effective_scalar(*root, "password"),
                              .field = CredentialField::values_credential,
                              .key = "password"};
  BOOST_TEST((judge(credential) == row.verdict));
}

BOOST_AUTO_TEST_CASE(a_template_is_unknown) {
  Node node;
  node.style = ScalarStyle::plain;
  node.unknown = true;
  BOOST_TEST((judge({.value = Scalar(&node)}) == Verdict::unknown));
}
