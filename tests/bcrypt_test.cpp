// What Dex makes of `hash:` of a static password. The verdicts follow bcrypt.Cost() of Go's
// golang.org/x/crypto and cmd/dex/config.go of Dex.
#include "rules/shared/bcrypt.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

using namespace dexlint::rules;

namespace {

struct Row {
  std::string_view name;
  std::string hash;
  HashForm form;
  unsigned cost = 0;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::string salt_and_hash = "n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr";

std::string bcrypt(std::string_view head) { return std::string(head) + salt_and_hash; }

const Row rows[] = {
    {"as Go writes it", bcrypt("$2a$10$"), HashForm::bcrypt, 10},
    {"as htpasswd writes it", bcrypt("$2y$05$"), HashForm::bcrypt, 5},
    {"as Python writes it", bcrypt("$2b$12$"), HashForm::bcrypt, 12},
    {"without a variant", bcrypt("$2$11$"), HashForm::bcrypt, 11},
    {"least cost", bcrypt("$2a$04$"), HashForm::bcrypt, 4},
    {"greatest cost", bcrypt("$2a$31$"), HashForm::bcrypt, 31},
    {"a line break behind it", bcrypt("$2a$10$") + "\n", HashForm::bcrypt, 10},
    {"more behind it", bcrypt("$2a$10$") + "abc", HashForm::bcrypt, 10},
    {"base64", "JDJhJDEwJG4wdEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4wdEFy",
     HashForm::bcrypt, 10},
    {"base64 over two lines",
     "JDJhJDEwJG4wdEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4w\ndEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4wdEFy\n",
     HashForm::bcrypt, 10},
    {"one character lost", bcrypt("$2a$10$").substr(0, 59), HashForm::damaged, 10},
    {"a foreign character", "$2a$10$n0tAr3alHash-" + salt_and_hash.substr(13), HashForm::damaged,
     10},
    {"too short", "$2a$10$n0tAr3alHashn0tAr3alHash", HashForm::refused},
    {"cost below Go's", bcrypt("$2a$03$"), HashForm::refused},
    {"cost above Go's", bcrypt("$2a$32$"), HashForm::refused},
    {"no cost", bcrypt("$2a$xx$"), HashForm::refused},
    {"a dollar alone", "$", HashForm::other_hash},
    {"sha512crypt", "$6$n0tAr3alSalt$n0tAr3alHashn0tAr3alHash", HashForm::other_hash},
    {"argon2", bcrypt("$argon2id$v=19$m=65536,t=3,p=4$"), HashForm::other_hash},
    {"LDAP", "{SSHA}n0tAr3alHash", HashForm::other_hash},
    {"MD5", "0123456789abcdef0123456789abcdef", HashForm::other_hash},
    {"its head eaten by a shell", "a0" + salt_and_hash, HashForm::other_hash},
    {"a password", "n0t-A-r3al-passw0rd", HashForm::text},
    {"base64 of a password", "bjB0LUEtcjNhbA==", HashForm::text},
    {"nothing", "", HashForm::text},
    {"a blank", " ", HashForm::text},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_hash_is_read_as_dex_does, boost::unit_test::data::make(rows), row) {
  const StaticHash hash = read_static_hash(row.hash);
  BOOST_TEST(static_cast<int>(hash.form) == static_cast<int>(row.form));
  BOOST_TEST(hash.cost == row.cost);
}

BOOST_AUTO_TEST_CASE(the_hashes_of_examples_are_known) {
  BOOST_TEST(is_default_hash("$2a$10$2b2cU8CPhOTaGrs1HRQuAueS7JTT5ZHsHSzYiFPm1leZck7Mc8T4W"));
  BOOST_TEST(is_default_hash("$2y$12$4K/VkmDd1q1Orb3xAt82zu8gk7Ad6ReFR4LCP9UeYE90NLiN9Df72\n"));
  BOOST_TEST(is_default_hash(
      "JDJhJDEwJDJiMmNVOENQaE9UYUdyczFIUlF1QXVlUzdKVFQ1WkhzSFN6WWlGUG0xbGVaY2s3TWM4VDRX"));
  BOOST_TEST(!is_default_hash(bcrypt("$2a$10$")));
  BOOST_TEST(!is_default_hash(""));
}

BOOST_AUTO_TEST_CASE(filler_behind_the_cost_is_no_hash) {
  BOOST_TEST(is_placeholder_hash("$2a$10$xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
  BOOST_TEST(is_placeholder_hash("$2y$12$<hash>"));
  BOOST_TEST(is_placeholder_hash("$2a$10$your-hash-here"));
  BOOST_TEST(!is_placeholder_hash(bcrypt("$2a$10$")));
  BOOST_TEST(!is_placeholder_hash("$2a$10"));
  BOOST_TEST(!is_placeholder_hash("$2"));
  BOOST_TEST(!is_placeholder_hash(""));
}
