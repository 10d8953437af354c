// Chance or words? Fixed examples on both sides of the thresholds; the figures over a corpus come
// from tests/tools/train_rarity.py.
#include "rules/shared/rarity.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace utf = boost::unit_test;
using namespace dexlint::rules;

namespace {

constexpr std::string_view rare[] = {
    // Letters and digits by chance, of 8 to 64 characters
    "9xQzk2Lp", "p2ERuLGQZx3NAcZCf", "xkqjzvwpmbtrhdfl", "a8fk2jd9slqpwm", "XKQJZVWPMBTR",
    "7xk8Fake1Uhp5T-bJp_aP2Squwlh4zZTJs65URPma-2UT7n1iigDaMUD9ArhUR-2aL", "k9#Lq!x2Wv-8",
    "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZg==", "tr0ub4dor&3",
    // Hexadecimal digits in the length of a key; a UUID
    "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "00000000000000000000000000000000", "9f8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d"};

constexpr std::string_view common[] = {"manager",
                                       "default",
                                       "prom-operator",
                                       "totallysecret",
                                       "internalDatabasePassword",
                                       "correct horse battery staple",
                                       "CorrectHorseBattery",
                                       "db-prod-eu-west-1",
                                       "kubeadmin",
                                       "registry.example.com/dex",
                                       "https://dex.example.com/callback",
                                       "my-client-secret",
                                       "TAP_SCHEMA",
                                       "Winter2024!",
                                       "application/json",
                                       "system:serviceaccount",
                                       "2001-db",
                                       "",
                                       "x",
                                       "secure-password-123"};

constexpr std::string_view plain[] = {"manager",
                                      "default",
                                      "prom-operator",
                                      "strongpassword",
                                      "TAP_SCHEMA",
                                      "katib",
                                      "jiraToken",
                                      "correct horse battery staple",
                                      "secure-password-123",
                                      "bitnami",
                                      "chainlooppwd"};

constexpr std::string_view not_plain[] = {"9xQzk2Lp",        "hunter2",
                                          "Winter2024!",     "tr0ub4dor&3",
                                          "S3cr3t!Pass",     "xkqjzvwpmbtrhdfl",
                                          "a8fk2jd9slqpwm",  "db/prod",
                                          "me@example.com",  "n0t-A-r3al-passw0rd",
                                          "secret-20240131", "d41d8cd98f00b204e9800998ecf8427e",
                                          "geheim#genug"};

// Random text of `size` characters out of `digits`.
std::string random_text(std::uint64_t& state, std::string_view digits, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    text += digits[(state >> 33) % digits.size()];
  }
  return text;
}

struct Kind {
  std::string_view name;
  std::string_view digits;
  std::size_t size;
  double least;  ///< of 1000, how many are told, in parts of 1
};
std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }

constexpr std::string_view letters_and_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

// What the script measures at 5 % false positives, with some room.
constexpr Kind kinds[] = {
    {"alnum16", letters_and_digits, 16, 0.995},
    {"alnum32", letters_and_digits, 32, 0.999},
    {"pw12", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%&*+-=?@^_", 12,
     0.99},
    {"hex32", "0123456789abcdef", 32, 0.999},
    {"base64-44", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 44, 0.999},
    {"url64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 64, 0.999},
    {"lower16", "abcdefghijklmnopqrstuvwxyz", 16, 0.9},
};

}  // namespace

BOOST_DATA_TEST_CASE(chance_is_rare, utf::data::make(rare), text) { BOOST_TEST(is_rare(text)); }

BOOST_DATA_TEST_CASE(what_people_write_is_not, utf::data::make(common), text) {
  BOOST_TEST(!is_rare(text));
}

BOOST_DATA_TEST_CASE(words_are_plain, utf::data::make(plain), text) {
  BOOST_TEST(is_plain_words(text));
}

BOOST_DATA_TEST_CASE(passwords_are_not_plain, utf::data::make(not_plain), text) {
  BOOST_TEST(!is_plain_words(text));
}

BOOST_DATA_TEST_CASE(random_text_is_told, utf::data::make(kinds), kind) {
  std::uint64_t state = 20261123;
  int told = 0;
  for (int i = 0; i < 1000; ++i)
    told += is_rare(random_text(state, kind.digits, kind.size)) ? 1 : 0;
  BOOST_TEST(told >= kind.least * 1000);
}

BOOST_AUTO_TEST_CASE(bits_are_a_mean_over_pairs) {
  BOOST_TEST(bits_per_character("") == 0);
  BOOST_TEST(bits_per_character("x") == 0);
  BOOST_TEST(bits_per_character("password") < 4.5);
  BOOST_TEST(bits_per_character("9xQzk2Lp") > 6.5);
  BOOST_TEST(bits_per_character("\xff\xfe\x01") > 0);
}
