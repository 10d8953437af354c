// Private keys in texts: what counts as one, where it ends, and what its bytes say.
#include "rules/shared/pem.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "rules/shared/base64_bytes.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;

namespace {

// Of the length that they tell themselves; nobody's.
const std::string pkcs8 = "MC4CAQAwBQYDK2VwBCIEIJ+fn0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tA";
const std::string rsa =
    "MGQCAQCfn0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/"
    "n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3al";
const std::string openssh =
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAM59LQK92pSnsv59LQK92pSnsv59LQK92pSns"
    "v59LQK92pSnsv59LQK92pSnsv59LQK92pQAAAEifS0CvdqUp7L+fS0CvdqUp7L+fS0CvdqUp7L+fS0CvdqUp7L+fS0Cv"
    "dqUp7L+fS0CvdqUp7L+fS0CvdqUp7L+fS0CvdqUp7L8=";
const std::string openssh_closed =
    "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAAAAAAAEAAAAzn0tAr3alKey/n0tAr3alKey/"
    "n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alAAAASJ9LQK92pSnsv59LQK92pSnsv59LQK92pSnsv59LQK92"
    "pSnsv59LQK92pSnsv59LQK92pSnsv59LQK92pSnsv59LQK92pSnsvw==";
const std::string pgp =
    "lQHYBF8An0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tA";

std::string block(const std::string& label, const std::string& body) {
  return "-----BEGIN " + label + "-----" + body + "-----END " + label + "-----";
}
std::string lines(const std::string& label, const std::string& body) {
  return block(label, "\n" + body + "\n");
}

struct Row {
  std::string name;
  std::string text;
  KeyState state;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row keys[] = {
    {"PKCS #8", lines("PRIVATE KEY", pkcs8), KeyState::clear},
    {"RSA", lines("RSA PRIVATE KEY", rsa), KeyState::clear},
    {"EC", lines("EC PRIVATE KEY", pkcs8), KeyState::clear},
    {"DSA", lines("DSA PRIVATE KEY", rsa), KeyState::clear},
    {"OpenSSH", lines("OPENSSH PRIVATE KEY", openssh), KeyState::clear},
    {"PGP", lines("PGP PRIVATE KEY BLOCK", "Version: 1\n\n" + pgp + "\n=n0tA"), KeyState::clear},
    {"in several lines", lines("PRIVATE KEY", pkcs8.substr(0, 30) + "\r\n  " + pkcs8.substr(30)),
     KeyState::clear},
    {"folded into one line", block("PRIVATE KEY", " " + pkcs8 + " "), KeyState::clear},
    {"with ends of lines spelt out", block("PRIVATE KEY", "\\n" + pkcs8 + "\\n"), KeyState::clear},
    {"spelt out twice", block("PRIVATE KEY", "\\\\n" + pkcs8 + "\\\\n"), KeyState::clear},
    {"encrypted PKCS #8", lines("ENCRYPTED PRIVATE KEY", rsa), KeyState::encrypted},
    {"encrypted the old way",
     lines("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\n" + openssh),
     KeyState::encrypted},
    {"encrypted OpenSSH", lines("OPENSSH PRIVATE KEY", openssh_closed), KeyState::encrypted},
    {"cut short", lines("PRIVATE KEY", pkcs8.substr(0, 60)), KeyState::doubtful},
    {"with too much", lines("PRIVATE KEY", pkcs8 + "n0tA"), KeyState::doubtful},
    {"of another kind", lines("OPENSSH PRIVATE KEY", pkcs8), KeyState::doubtful},
    {"without an end", "-----BEGIN PRIVATE KEY-----\n" + pkcs8 + "\n", KeyState::doubtful},
    {"dots", lines("RSA PRIVATE KEY", "..."), KeyState::placeholder},
    {"cut in the middle", lines("RSA PRIVATE KEY", "MIIEow\n...\nn0tAr3al"), KeyState::placeholder},
    {"nothing", lines("RSA PRIVATE KEY", ""), KeyState::placeholder},
    {"words",
     lines("PRIVATE KEY",
           "paste the key of your own issuer in here instead of all these "
           "words and keep it"),
     KeyState::placeholder},
    {"one character", lines("PRIVATE KEY", std::string(64, 'x')), KeyState::placeholder},
    {"one line again and again",
     lines("PRIVATE KEY",
           "n0tAr3al\nn0tAr3al\nn0tAr3al\nn0tAr3al\n"
           "n0tAr3al\nn0tAr3al\nn0tAr3al\nn0tAr3al"),
     KeyState::placeholder},
    {"brackets", lines("PRIVATE KEY", "<the key of the service account, from the console>"),
     KeyState::placeholder},
    {"a variable", lines("PRIVATE KEY", "${TLS_KEY}"), KeyState::reference},
    {"an action", lines("PRIVATE KEY", "{{ .Values.tls.key }}"), KeyState::reference},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_key_is_judged_by_what_is_in_it, utf::data::make(keys), row) {
  const std::string text = "key: " + row.text + "\n# that was it";
  const auto found = find_private_keys(text);
  BOOST_REQUIRE_EQUAL(found.size(), 1u);
  BOOST_TEST((found[0].state == row.state));
  if (row.name != "without an end") BOOST_TEST(slice(text, found[0].span) == row.text);
  BOOST_TEST((state_of_key(row.text) == row.state));
}

BOOST_AUTO_TEST_CASE(what_is_public_is_none) {
  for (const std::string label : {"PUBLIC KEY", "CERTIFICATE", "RSA PUBLIC KEY", "DH PARAMETERS",
                                  "PGP PUBLIC KEY BLOCK", "CERTIFICATE REQUEST"})
    BOOST_TEST(find_private_keys(lines(label, pkcs8)).empty(), label);
  BOOST_TEST(find_private_keys("grep -q -----BEGIN RSA PRIVATE KEY----- tls.key").empty());
  BOOST_TEST(find_private_keys("-----BEGIN ").empty());
  BOOST_TEST(find_private_keys("").empty());
  BOOST_TEST(!state_of_key("tls.key").has_value());
}

BOOST_AUTO_TEST_CASE(a_certificate_and_its_key_are_one_key) {
  const std::string text = lines("CERTIFICATE", rsa) + "\n" + lines("PRIVATE KEY", pkcs8) + "\n" +
                           lines("EC PRIVATE KEY", rsa);
  const auto found = find_private_keys(text);
  BOOST_REQUIRE_EQUAL(found.size(), 2u);
  BOOST_TEST(found[0].kind == "PKCS #8 private key");
  BOOST_TEST(found[1].kind == "EC private key");
}

BOOST_AUTO_TEST_CASE(hostile_texts_take_no_time) {
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "-----BEGIN PRIVATE KEY-----";
  BOOST_TEST(find_private_keys(many).empty());
  BOOST_TEST(find_private_keys("-----BEGIN PRIVATE KEY-----" + std::string(4 << 20, '\\')).empty());
}

BOOST_AUTO_TEST_CASE(base64_gives_its_bytes) {
  BOOST_TEST(base64_bytes("ZGV4Om4wdA==") == "dex:n0t");
  BOOST_TEST(base64_bytes("ZGV4\nOm4wdA") == "dex:n0t");
  BOOST_TEST(base64_bytes("_-8") == "\xff\xef");
  BOOST_TEST(base64_bytes("ZGV4.Om4w") == "dex");
  BOOST_TEST(base64_bytes("") == "");
}
