// Tokens of providers: each shape knows its own example, alone and in a sentence, and leaves a
// shorter one and the inside of a word alone; checksums tell issued tokens from made-up ones.
#include "rules/shared/provider_tokens.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <ostream>
#include <string>

namespace dexlint::rules {
std::ostream& boost_test_print_type(std::ostream& out, const TokenShape& shape) {
  return out << shape.name;
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

BOOST_AUTO_TEST_CASE(the_names_are_sorted) {
  const auto by_name = [](const TokenShape& a, const TokenShape& b) {
    return std::lexicographical_compare(
        a.name.begin(), a.name.end(), b.name.begin(), b.name.end(),
        [](char x, char y) { return std::tolower(x) < std::tolower(y); });
  };
  BOOST_TEST(std::is_sorted(std::begin(token_shapes), std::end(token_shapes), by_name));
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
