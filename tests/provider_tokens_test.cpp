// Tokens of providers: each shape knows its own example, alone and in a sentence, and leaves a
// shorter one and the inside of a word alone; checksums tell issued tokens from made-up ones.
#include "rules/shared/provider_tokens.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <ostream>
#include <string>

#include "rules/shared/keyed_token_shapes.h"

namespace dexlint::rules {
std::ostream& boost_test_print_type(std::ostream& out, const TokenShape& shape) {
  return out << shape.name;
}
std::ostream& boost_test_print_type(std::ostream& out, const KeyedShape& shape) {
  return out << shape.token.name;
}
}  // namespace dexlint::rules

namespace {

using namespace dexlint;
using namespace dexlint::rules;

std::string hex_of(std::uint32_t number) {
  char digits[9];
  std::snprintf(digits, sizeof digits, "%08X", number);
  return digits;
}

// The example with the checksum that it should have.
std::string issued(const TokenShape& shape) {
  std::string token(shape.example);
  if (shape.checksum == Checksum::base62_tail)
    token.replace(token.size() - 6, 6, base62_of(crc32(token.substr(token.size() - 36, 30))));
  if (shape.checksum == Checksum::hex_tail)
    token.replace(token.size() - 8, 8, hex_of(crc32(token.substr(0, token.size() - 8))));
  if (shape.checksum == Checksum::bech32)
    token.replace(token.size() - 6, 6,
                  bech32_checksum("age-secret-key-", token.substr(16, token.size() - 22)));
  return token;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_shape_knows_its_example, boost::unit_test::data::make(token_shapes), shape) {
  const std::string text = "Authorization: Bearer " + std::string(shape.example) + ", as said";
  const auto found = find_tokens(text);
  BOOST_REQUIRE_EQUAL(found.size(), 1u);
  BOOST_TEST(found[0].shape->name == shape.name);
  BOOST_TEST(slice(text, found[0].span) == shape.example);
  BOOST_TEST(found[0].checksum_fits == (shape.checksum == Checksum::none));
}

BOOST_DATA_TEST_CASE(what_is_cut_short_or_inside_a_word_is_none,
                     boost::unit_test::data::make(token_shapes), shape) {
  const std::string token(shape.example);
  BOOST_TEST(find_tokens(token.substr(0, token.size() / 2)).empty());
  BOOST_TEST(find_tokens("x" + token).empty());
}

BOOST_DATA_TEST_CASE(an_issued_token_has_its_checksum, boost::unit_test::data::make(token_shapes),
                     shape) {
  const auto found = find_tokens(issued(shape));
  BOOST_REQUIRE_EQUAL(found.size(), 1u);
  BOOST_TEST(found[0].checksum_fits);
}

BOOST_DATA_TEST_CASE(a_shape_of_little_telling_wants_its_key,
                     boost::unit_test::data::make(keyed_token_shapes), shape) {
  const auto found = find_keyed_token(shape.example_key, "", shape.token.example);
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->shape->name == shape.token.name);
  BOOST_TEST(!found->is_example);
  BOOST_TEST(!find_keyed_token("commit", "", shape.token.example));
  BOOST_TEST(!find_keyed_token("checksum_of_it", "acme", shape.token.example));
  const std::string longer = std::string(shape.token.example) + "/n0t=one";
  BOOST_TEST(!find_keyed_token(shape.example_key, "", longer));
}

BOOST_AUTO_TEST_CASE(the_key_of_the_mapping_counts) {
  const std::string hex = "0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b";
  BOOST_TEST(find_keyed_token("clientSecret", "github", hex).has_value());
  BOOST_TEST(!find_keyed_token("clientSecret", "acme", hex));
  BOOST_TEST(!find_keyed_token("clientSecretName", "github", hex));
}

BOOST_AUTO_TEST_CASE(what_is_nobodys_is_an_example) {
  for (const std::string token :
       {"glpat-xxxxxxxxxxxxxxxxxxxx", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_1234567890abcdefghijklmnopqrstuvwxyz", "dckr_pat_this-is-only-an-EXAMPLE-token",
        "AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"})
    BOOST_TEST(is_example_token(token), token);
  for (const std::string token :
       {"glpat-n0tAr3alT0kenn0tAr3a", "ghp_n0tAr3alT0kenn0tAr3alT0kenn0tAr3alT0", "changeme", ""})
    BOOST_TEST(!is_example_token(token), token);
}

BOOST_AUTO_TEST_CASE(the_names_are_sorted) {
  const auto by_name = [](const TokenShape& a, const TokenShape& b) {
    return std::lexicographical_compare(
        a.name.begin(), a.name.end(), b.name.begin(), b.name.end(),
        [](char x, char y) { return std::tolower(x) < std::tolower(y); });
  };
  BOOST_TEST(std::is_sorted(std::begin(token_shapes), std::end(token_shapes), by_name));
  const auto keyed_by_name = [&](const KeyedShape& a, const KeyedShape& b) {
    return by_name(a.token, b.token);
  };
  BOOST_TEST(
      std::is_sorted(std::begin(keyed_token_shapes), std::end(keyed_token_shapes), keyed_by_name));
}

// The first valid string of BIP 173, taken apart.
BOOST_AUTO_TEST_CASE(the_checksum_of_age_is_bech32) {
  BOOST_TEST(bech32_checksum("a", "") == "2UEL5L");
  BOOST_TEST(bech32_checksum("split", "checkupstagehandshakeupstreamerranterredcaperred") ==
             "2Y9E3W");
}

// Known values: of the CRC catalogue ("123456789"), and 62^6 - 1 would need more than 32 bits.
BOOST_AUTO_TEST_CASE(the_checksums_are_those_of_zlib) {
  BOOST_TEST(crc32("123456789") == 0xCBF43926U);
  BOOST_TEST(crc32("") == 0U);
  BOOST_TEST(base62_of(0) == "000000");
  BOOST_TEST(base62_of(61) == "00000z");
  BOOST_TEST(base62_of(62) == "000010");
  BOOST_TEST(base62_of(0xFFFFFFFFU) == "4gfFC3");
}

BOOST_AUTO_TEST_CASE(two_tokens_in_a_text_are_two) {
  const std::string text = "a glpat-n0tAr3alT0kenn0tAr3a b\n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\n";
  const auto found = find_tokens(text);
  BOOST_REQUIRE_EQUAL(found.size(), 2u);
  BOOST_TEST(found[0].shape->name == "GitLab token");
  BOOST_TEST(found[1].shape->name == "Google OAuth client secret");
}

// One that begins behind a `-`, after one that is none, is found nevertheless.
BOOST_AUTO_TEST_CASE(a_token_may_stand_behind_a_dash) {
  const std::string token =
      "eyJhbGciOiJSUzI1NiIsImtpZCI6Im4wdEFyM2FsIn0.eyJzdWIiOiJuMHRBcjNhbCJ9."
      "n0tAr3alT0kenn0tAr3alT0kenn0tAr3alT0kenn0tA";
  BOOST_TEST(find_tokens("x-" + token).size() == 1u);
  BOOST_TEST(find_tokens("xeyJhbGciOi-" + token).size() == 1u);
  BOOST_TEST(find_tokens("eyJhbGciOi-eyJhbGciOi.short " + token).size() == 1u);
}

// Work: none of these may look through the same run again and again.
BOOST_AUTO_TEST_CASE(many_beginnings_cost_little) {
  for (const TokenShape& shape : token_shapes) {
    for (const std::string_view tail : {"A", "n0tAr3alT0ke.eyJ-"}) {
      const std::string piece = "-" + std::string(shape.literal) + std::string(tail);
      std::string text = "x";
      while (text.size() <
             (shape.pattern.find(",}") == std::string_view::npos ? 10000u : 1U << 20U))
        text += piece;
      BOOST_TEST(find_tokens(text).size() < text.size() / 20);
    }
  }
}
