// The one decision behind all secret rules: is this a reference, a placeholder, a default that
// everybody knows, a public value, or a secret? Every form of detection.md 3.1 and 3.2 is a row.
#include "rules/shared/credential.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/input/parse_yaml.h"
#include "linter/model/document.h"
#include "rules/shared/placeholder.h"
#include "rules/shared/reference.h"
#include "rules/shared/url_placeholder.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;

namespace {

std::string_view name_of(Verdict verdict) {
  static constexpr std::string_view names[] = {"nothing", "unknown", "reference", "placeholder",
                                               "sample",  "weak",    "open",      "literal"};
  return names[static_cast<std::size_t>(verdict)];
}

// `text` is YAML: what stands behind `key: `.
std::string_view verdict_on(std::string_view text, std::string_view key = "clientSecret",
                            CredentialField field = CredentialField::client_secret) {
  Document document("test.yaml", "v: " + std::string(text) + "\n");
  const Layer& layer = document.file_layer();
  const auto root = parse_yaml(document, layer, {0, layer.text().size()});
  BOOST_REQUIRE_MESSAGE(root, "the value is YAML");
  return name_of(judge({.value = effective_scalar(*root, "v"), .field = field, .key = key}));
}

std::string single_quoted(std::string_view value) {
  std::string text = "'";
  for (const char c : value) text += c == '\'' ? "''" : std::string(1, c);
  return text + "'";
}

// A value in single quotes.
std::string_view verdict_on_text(std::string_view value) {
  return verdict_on(single_quoted(value));
}

constexpr std::string_view references[] = {
    // Environment, shells, kubelet
    "$VAR", "${VAR}", "${VAR:-}", "${VAR:=}", "${VAR:?}", "${VAR:?must be set}", "$(VAR)", "$$VAR",
    "$${VAR}", "${VAR:-$OTHER}", "${VAR:-${OTHER}}", "${VAR:=${OTHER:-}}", "${my-secret}",
    "${spring.secret}", "${env:SECRET}", "${ssm:/dex/secret}", "$_VAR1", "${A}${B}", "${A}-${B}",
    "$(A)$(B)",
    // Templates
    "{{ .Values.secret }}", "{{secret}}", "{{{ secret }}}", "<%= ENV['SECRET'] %>",
    "${{ secrets.DEX }}", "<< pipeline.parameters.secret >>", "x-{{ .Values.secret }}",
    "{{resolve:secretsmanager:dex:SecretString:secret}}", "{{ lookup('env', 'X') }}",
    // bank-vaults
    "vault:secret/data/dex#clientSecret", "vault:secret/data/dex#clientSecret#1",
    "vault:secret/data/dex#${.a}-${.b}", "${vault:secret/data/dex#clientSecret}",
    ">>vault:secret/data/dex#clientSecret#{\"a\":\"b\"}",
    // argocd-vault-plugin and argocd-vault-replacer
    "<path:kv/data/dex#secret>", "<path:kv/data/dex#secret#1>", "x-<path:kv/data/dex#secret>-y",
    "<secret | base64encode>", "<secret:/kv/data/dex~secret>", "<vault:kv/data/dex~secret>",
    // vals
    "ref+vault://kv/dex#/secret", "ref+awssecrets://dex?region=eu-west-1#/secret+",
    "ref+op://vault/dex/secret", "secretref+vault://kv/dex#/secret", "x-ref+sops://dex.yaml#/a+-y",
    // Argo CD
    "$dex.github.clientSecret", "$argocd-secret:dex.clientSecret", "$my_secret:key",
    // 1Password, AWS, Google, Azure
    "op://vault/dex/secret", "op://vault/dex/section/secret",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:dex-a1b2c3",
    "arn:aws:ssm:eu-west-1:123456789012:parameter/dex",
    "arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:dex-a1b2c3",
    "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/dex", "projects/p/secrets/dex",
    "projects/p/secrets/dex/versions/latest", "sm://p/dex",
    "https://dex.vault.azure.net/secrets/client-secret", "https://dex.vault.azure.net/secrets/a/1",
    "@Microsoft.KeyVault(SecretUri=https://dex.vault.azure.net/secrets/a/)",
    // Encrypted
    "ENC[AES256_GCM,data:ZmFrZQ==,iv:ZmFrZQ==,tag:ZmFrZQ==,type:str]", "ENC[PKCS7,ZmFrZQ==]",
    "ENC[GPG,ZmFrZQ==]", "ENC(ZmFrZWZha2U=)", "{cipher}ZmFrZWZha2VmYWtl", "{cipher}66616b65",
    "$ANSIBLE_VAULT;1.1;AES256", "age-encryption.org/v1", "-----BEGIN AGE ENCRYPTED FILE-----",
    "-----BEGIN PGP MESSAGE-----",
    // Files
    "$__file{/etc/secrets/dex}", "$__env{SECRET}", "file:///etc/secrets/dex", "/etc/dex/secret",
    "/var/run/secrets/dex/client-secret", "/vault/secrets/dex.txt",
    // Others
    "!var dex/client/secret", "#{DexSecret}#", "__DEX_SECRET__", "%%DEX_SECRET%%"};

// Not references, whatever they start with.
constexpr std::string_view no_references[] = {"$ecret!",
                                              "Pa${x}ss9w",
                                              "${literal with spaces}",
                                              "$2a$10$notarealhashnotarealhash",
                                              "$argon2id$v=19$m=65536$notareal",
                                              "$6$notarealsalt$notareal",
                                              "$apr1$fake$notareal",
                                              "${VAR:-not-s3cr3t-9x}",
                                              "${VAR:=not-s3cr3t-9x}",
                                              "${VAR:-9x{f}",
                                              "$1abc9x",
                                              "$",
                                              "$$",
                                              "${}",
                                              "$(9x y)q",
                                              "postgres-9x$PW",
                                              "a$VAR9x",
                                              "$VAR with 9x",
                                              "p2ER{{uLG",
                                              "x}}q9{{w",
                                              "ref+9xq",
                                              "vaultq:9x#y",
                                              "op:/9x/yq",
                                              "projectsq/9x",
                                              "/9j/4AAQfakeSkZJRgAB",
                                              "/Ab9+xQ/fakeZ==",
                                              "ENC[9xq",
                                              "ENC9xq]",
                                              "{cipher}",
                                              "<9xq",
                                              "q>9x<",
                                              "arn:aws:s3:::dex9x"};

constexpr std::string_view placeholders[] = {"changeme",
                                             "CHANGEME",
                                             "ChangeMe",
                                             "change-me",
                                             "change_me",
                                             "change.me",
                                             "changeme!",
                                             "changemeit",
                                             "replaceme",
                                             "replace-me",
                                             "REPLACE_ME",
                                             "todo",
                                             "TODO",
                                             "fixme",
                                             "tbd",
                                             "dummy",
                                             "fake",
                                             "sample",
                                             "example",
                                             "placeholder",
                                             "redacted",
                                             "REDACTED",
                                             "hidden",
                                             "masked",
                                             "notset",
                                             "not-set",
                                             "unset",
                                             "none",
                                             "NONE",
                                             "empty",
                                             "null",
                                             "~",
                                             "yourpassword",
                                             "your-password",
                                             "YOUR_CLIENT_SECRET",
                                             "your-client-secret-here",
                                             "yourClientSecret",
                                             "my-secret",
                                             "mySecret",
                                             "my_client_secret",
                                             "mysecret",
                                             "insert",
                                             "insert-secret-here",
                                             "INSERT_SECRET_HERE",
                                             "<secret>",
                                             "<your client secret>",
                                             "<CLIENT_SECRET>",
                                             "<>x<>y>",
                                             "[secret]",
                                             "[your client secret]",
                                             "{SECRET}",
                                             "{CLIENT_SECRET}",
                                             "{client_secret}",
                                             "xxx",
                                             "XXXX",
                                             "xxxxxxxxxxxxxxxxxxxx",
                                             "xxxx-xxxx-xxxx",
                                             "***",
                                             "********",
                                             "...",
                                             "…",
                                             "aaaa",
                                             "00000000",
                                             "------",
                                             "asdf",
                                             "asdfasdf",
                                             "qwerty",
                                             "QWERTY",
                                             "12345",
                                             "123456789",
                                             "abcdef",
                                             "abcdefgh",
                                             "abc123",
                                             "some-secret",
                                             "test-secret",
                                             "a-secret",
                                             "secret-goes-here",
                                             "enter your secret here",
                                             "the-client-secret",
                                             "client-secret",
                                             "oauth-client-secret",
                                             "foo",
                                             "foobar",
                                             "foo-bar",
                                             "not-a-secret",
                                             "super-secret",
                                             "shhhh",
                                             "TheClientSecret",
                                             "7xk8O71Uhp5T...",
                                             "will be filled in by the installer later",
                                             "see the README for how to make this value",
                                             "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                                             "example-app-secret"};

constexpr std::string_view weak_defaults[] = {"password",
                                              "Password",
                                              "PASSWORD",
                                              "password1",
                                              "password123",
                                              "passw0rd",
                                              "admin",
                                              "admin123",
                                              "root",
                                              "postgres",
                                              "secret",
                                              "guest",
                                              "letmein",
                                              "minioadmin",
                                              "insecure-user-password",
                                              "insecure-root-token",
                                              "changeit"};

constexpr std::string_view samples[] = {"ZXhhbXBsZS1hcHAtc2VjcmV0",
                                        "pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok"};

// Made up, in the shapes that real ones have. Some hold words that a placeholder is made of.
constexpr std::string_view literals[] = {
    "p2ERuLGQZx3NAcZCf", "7xk8Fake1Uhp5T-bJp_aP2Squwlh4zZTJs65URPma-2UT7n1iigDaMUD9ArhUR-2aL",
    "ghp_fakeFAKEfakeFAKEfakeFAKEfakeFAKE1234", "gho_16C7e42F292c6912E7710c838347Ae178B4a",
    "github_pat_11FAKE0000abcdefghij_klmnopqrstuvwxyz", "glpat-fakeFAKE1234fake_-xZ",
    "GOCSPX-fakeFake1234fakeFake1234fake", "abC8Q~fakeFAKEfake1234~fakeFAKE-fakeXz",
    "00fakeOktaToken1234567890abcdefghijklmno", "Winter2024!", "admin0!", "Pa$$w0rd9x",
    "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "9f8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d", "kQ3vapp8ZxTestL2mN", "xFooBar9QzLp2WkV",
    "mySecRetZ9qL2xWv8KpT", "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZg==", "aB3dE6gH9jK2mN5pQ8sT",
    "todoX9vQ2LmZk8RtYw", "sk_live_fake4eC39HqLyjWDarjtT1zdp7dc", "xoxb-1234-5678-fakeFAKEfake",
    "AKIAFAKEQ7XW2PZL9MTV", "hvs.CAESIFakeFakeQ9x2", "eyJhbGciOiJIUzI1NiJ9.eyJmYWtlIjoxfQ.c2ln",
    "hunter2", "tr0ub4dor&3", "S3cr3t!Pass", "P@ssw0rd", "1qaz2wsx3edcQ", "zxc9Vbn!",
    "dGhpcw9xQ=", "not-s3cr3t-9x", "passwort", "geheim-genug", "8472918374", "x9", "9x..y",
    "[9xQz!k", "<9xQz!k",
    // Passphrases
    "correct horse battery staple", "correct-horse-battery-staple", "orbit.lamp.violin",
    "CorrectHorseBattery", "purple monkey dishwasher", "horse_battery_staple",
    "orbit lamp violin copper meadow tiger", "walnut harbor-bridge eleven",
    // JSON and lists are values, not placeholders in brackets.
    "{\"token\":\"9xQz\"}", "[\"9xQz\",\"k2Lp\"]"};

struct Row {
  std::string_view name;
  std::string_view value;  ///< as YAML
  std::string_view verdict;
  CredentialField field = CredentialField::client_secret;
  std::string_view key = "clientSecret";
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

constexpr auto in_secret = CredentialField::secret_data;

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
    {"a URL whose password is filled in", "postgres://me:$(DB_PASSWORD)@db:5432/x", "open",
     in_secret, "database-url"},
    {"another whose password is filled in", "postgres://me:${PASSWORD}@[::1]:5432/x", "open",
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
};

}  // namespace

BOOST_DATA_TEST_CASE(a_reference_is_no_secret, utf::data::make(references), value) {
  BOOST_TEST(verdict_on_text(value) == "reference");
}

BOOST_DATA_TEST_CASE(a_reference_in_a_secret_is_one_too, utf::data::make(references), value) {
  BOOST_TEST(verdict_on(single_quoted(value), "password", in_secret) == "reference");
}

BOOST_DATA_TEST_CASE(what_looks_like_a_reference_may_be_none, utf::data::make(no_references),
                     value) {
  BOOST_TEST(!is_reference(value));
  BOOST_TEST(verdict_on_text(value) != "reference");
}

BOOST_DATA_TEST_CASE(a_placeholder_is_told, utf::data::make(placeholders), value) {
  BOOST_TEST(verdict_on_text(value) == "placeholder");
}

BOOST_DATA_TEST_CASE(a_weak_default_is_told, utf::data::make(weak_defaults), value) {
  BOOST_TEST(verdict_on_text(value) == "weak");
}

BOOST_DATA_TEST_CASE(a_sample_is_told, utf::data::make(samples), value) {
  BOOST_TEST(verdict_on_text(value) == "sample");
}

BOOST_DATA_TEST_CASE(all_else_is_a_secret, utf::data::make(literals), value) {
  BOOST_TEST(verdict_on_text(value) == "literal");
}

BOOST_DATA_TEST_CASE(where_it_stands_counts_too, utf::data::make(rows), row) {
  BOOST_TEST(verdict_on(row.value, row.key, row.field) == row.verdict);
}

// Words of filler come up in random text; that alone proves nothing.
BOOST_AUTO_TEST_CASE(random_text_is_no_placeholder) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::uint64_t state = 12345;
  for (int i = 0; i < 20000; ++i) {
    std::string value;
    for (int at = 0; at < 16 + i % 24; ++at) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      value += digits[state >> 58];
    }
    BOOST_TEST_CONTEXT(value) {
      BOOST_TEST(!is_reference(value));
      BOOST_TEST(!is_placeholder(value));
      BOOST_TEST(!is_weak_default(value));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_template_is_unknown) {
  Node node;
  node.style = ScalarStyle::plain;
  node.unknown = true;
  BOOST_TEST(name_of(judge({.value = Scalar(&node)})) == "unknown");
}

BOOST_AUTO_TEST_CASE(only_variables_are_environment_references) {
  for (const std::string_view value : {"$VAR", "${VAR}", "$$VAR", "${VAR:-}"})
    BOOST_TEST(is_environment_reference(value));
  for (const std::string_view value : {"{{ .x }}", "$(VAR)", "vault:a#b", "x$VAR", "$a:b"})
    BOOST_TEST(!is_environment_reference(value));
}

BOOST_AUTO_TEST_CASE(a_url_may_be_left_to_fill_in) {
  for (const std::string_view url :
       {"http(s)://<insert-external-ip-or-dns-name>/dex/callback", "https://<host>/callback",
        "https://INSERT_HOST/callback", "https://change-me/callback", "https?://x/callback",
        "<https://host/callback>", "https://CHANGEME.example.com/cb", "https://replaceme/cb"})
    BOOST_TEST(holds_url_placeholder(url), url);
  for (const std::string_view url :
       {"https://dex.example.com/callback", "https://exchange.example.com/cb",
        "https://inserts.example.com/cb", "https://a.example.org/x?y=1", ""})
    BOOST_TEST(!holds_url_placeholder(url), url);
}

BOOST_AUTO_TEST_CASE(severity_follows_the_path) {
  BOOST_TEST((severity_of_literal(PathClass::normal) == Severity::error));
  BOOST_TEST((severity_of_literal(PathClass::default_values) == Severity::error));
  for (const PathClass path : {PathClass::ci, PathClass::documents, PathClass::tests})
    BOOST_TEST((severity_of_literal(path) == Severity::warning));
  BOOST_TEST((severity_of_placeholder(PathClass::normal) == Severity::warning));
  for (const PathClass path :
       {PathClass::ci, PathClass::documents, PathClass::tests, PathClass::default_values})
    BOOST_TEST((severity_of_placeholder(path) == Severity::note));
}
