// What nobody means, what everybody knows, and what is neither: every form of detection.md section
// 3.2 is a row.
#include "rules/shared/placeholder.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "rules/shared/reference.h"
#include "rules/shared/remark.h"
#include "tests/support/verdict.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;
using dexlint::test::verdict_on_text;

namespace {

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
                                             "shhhh",
                                             "TheClientSecret",
                                             "7xk8O71Uhp5T...",
                                             "will be filled in by the installer later",
                                             "see the README for how to make this value",
                                             "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                                             "example-app-secret",
                                             "changeme123",
                                             "test123",
                                             "CHANGE_ME_PLEASE",
                                             "__REPLACE_ME__",
                                             "__CHANGEME__",
                                             "n/a",
                                             "N/A",
                                             "-",
                                             "???",
                                             "to be replaced",
                                             "to-be-defined",
                                             "TBA",
                                             "not needed",
                                             "don't care",
                                             "unused",
                                             "ignored",
                                             "[FILTERED]",
                                             "(redacted)",
                                             "** removed **",
                                             "filtered",
                                             "censored",
                                             "some-password",
                                             "another_pw",
                                             "example_pw",
                                             "YourPingdomApiToken",
                                             "my-grafana-token",
                                             "MY_DB_PASSWORD",
                                             "your_okta_secret",
                                             "insert-okta-token-here",
                                             "UPDATE_AWS_SECRET_ACCESS_KEY",
                                             "test-db-password",
                                             "dummy-registry-token",
                                             "zxcvbn",
                                             "1234",
                                             "aaaaaa",
                                             "xxxxx-your-key-xxxxx",
                                             "### REPLACE_ME ###",
                                             "AKIAIOSFODNN7EXAMPLE",
                                             "base64encodedaccountkey",
                                             "shhhh! it's an azure devops secret",
                                             "changeme!1",
                                             "Test@123",
                                             "FILL_ME_1!",
                                             "none!1",
                                             "not_a_secret1!",
                                             "**PASSWORD_1**",
                                             "secret!"};

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
                                              "changeit",
                                              "supersecret",
                                              "super-secret",
                                              "super-secret-password",
                                              "secure-password-123",
                                              "test",
                                              "rootpassword",
                                              "adminadmin",
                                              "prom-operator",
                                              "Harbor12345",
                                              "minio123",
                                              "strongpassword",
                                              "toor",
                                              "admin@123",
                                              "insecure-admin",
                                              "SuperSecret123",
                                              "super-secret1"};

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
    // Made for a password policy
    "secure-83746519283746", "top-7", "adminPw!12", "Secret123!", "ldap-9911!x", "dexPw!9911",
    "MyAdmin#2024",
    // Passphrases
    "correct horse battery staple", "correct-horse-battery-staple", "orbit.lamp.violin",
    "CorrectHorseBattery", "purple monkey dishwasher", "horse_battery_staple",
    "orbit lamp violin copper meadow tiger", "walnut harbor-bridge eleven",
    // JSON and lists are values, not placeholders in brackets.
    "{\"token\":\"9xQz\"}", "[\"9xQz\",\"k2Lp\"]", "kQ3vtest8ZxL2mN", "appZ9qL2xWv8",
    "x9changeme7Qz", "yourZ9qL2xWv8Kp", "myZ9qL2", "test9xQz", "mypet-rex-token7", "exampleQ9",
    "admin0815", "root2024x", "secretariat", "passworte", "changeling", "todos9", "fakenham",
    "insertion", "testament", "prom-operator-9x", "supersecretive"};

struct Sentence {
  std::string_view text;
  bool describes;
};
std::ostream& operator<<(std::ostream& out, const Sentence& row) { return out << row.text; }

constexpr Sentence sentences[] = {
    {"Can create and modify tokens for any user", true},
    {"The password of the administrator of Grafana", true},
    {"Please put your own secret value here", false},
    {"Will be filled in by the installer", false},
    {"correct horse battery staple", false},
    {"Correct horse battery staple lamp", false},
    {"Token for all", false},
    {"The key is 9xQzk2Lp for all", false},
    {"", false},
};

}  // namespace

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

BOOST_DATA_TEST_CASE(a_sentence_describes_or_asks, utf::data::make(sentences), row) {
  BOOST_TEST(is_description(row.text) == row.describes);
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
