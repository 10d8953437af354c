// Passwords in URLs: where they stand, and what they are.
#include "rules/shared/url_userinfo.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;

namespace {

struct Row {
  std::string_view text;
  std::string_view found;  ///< host | what is secret; empty for none
  Verdict verdict = Verdict::literal;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row rows[] = {
    {"postgres://dex:n0t-A-r3al@db.example.com:5432/dex", "db.example.com|n0t-A-r3al"},
    {"jdbc:postgresql://dex:n0t-A-r3al@db:5432/dex", "db|n0t-A-r3al"},
    {"redis://:n0t-A-r3al@redis:6379/0", "redis|n0t-A-r3al"},
    {"mongodb+srv://dex:n0t-A-r3al@a.example.com,b.example.com/x", "a.example.com|n0t-A-r3al"},
    {"amqp://dex:n0t-A-r3al@a,dex:n0t-A-r3al@b", "|n0t-A-r3al"},
    {"--db=mysql://dex:n0t-A-r3al@db/dex --verbose", "db|n0t-A-r3al"},
    {"\turl = https://dex:n0t-A-r3al@git.example.com/dex.git", "git.example.com|n0t-A-r3al"},
    {"see \"https://dex:n0t-A-r3al@git.example.com\"", "git.example.com|n0t-A-r3al"},
    {"https://oauth2:n0t-A-r3al-t0ken@git.example.com/dex.git", "git.example.com|n0t-A-r3al-t0ken"},
    {"https://n0tAr3alT0kenn0tAr3al@git.example.com/", "git.example.com|n0tAr3alT0kenn0tAr3al"},
    {"https://n0tAr3alT0kenn0tAr3al:x-oauth-basic@git.example.com/",
     "git.example.com|n0tAr3alT0kenn0tAr3al"},
    {"postgres://dex:n0t@A-r3al@db/dex", "db|n0t@A-r3al"},
    {"postgres://dex:n0t/A-r3al@db/dex", "db|n0t/A-r3al"},
    {"postgres://dex:n0t#A-r3al@db/dex", "db|n0t#A-r3al"},
    // What stands behind the first `@` may be a piece of the password: no host is named.
    {"postgres://dex:n0t@A-r3al,tail@db.example.com/x", "|n0t"},
    {"https://dex:n0t@A-r3al9#tail@db.example.com/x", "|n0t"},
    {"postgres://dex:n0t%40r3al@[::1]/dex", "::1|n0t%40r3al"},
    {"postgres://dex:n0t-A-r3al@/dex?host=/run/pg", "|n0t-A-r3al"},
    {"postgres://${USER}:n0t-A-r3al@${HOST}/dex", "${HOST}|n0t-A-r3al"},
    {"postgres://dex:${PW:-n0t-A-r3al}@db", "db|${PW:-n0t-A-r3al}"},
    {"postgres://dex:${PW:-postgres}@db", "db|${PW:-postgres}", Verdict::weak},
    {"postgres://postgres:postgres@db/x", "db|postgres", Verdict::weak},
    {"amqp://dexmq:dexmq@mq", "mq|dexmq", Verdict::weak},
    {"postgres://dex:password@db/x", "db|password", Verdict::weak},
    {"postgres://user:password@host:5432/db", "host|password", Verdict::placeholder},
    {"postgres://user:pass@host", "host|pass", Verdict::placeholder},
    {"postgres://u:p@host", "host|p", Verdict::placeholder},
    {"postgres://dex:<password>@db", "db|<password>", Verdict::placeholder},
    {"postgres://dex:xxx@db", "db|xxx", Verdict::placeholder},
    {"postgres://dex:***@db", "db|***", Verdict::placeholder},
    {"postgres://dex:changeme@db", "db|changeme", Verdict::placeholder},
    {"postgres://%s:%s@%s/x", "%s|%s", Verdict::reference},
    {"postgres://dex:${PW}@db", "db|${PW}", Verdict::reference},
    {"postgres://dex:$PW@db", "db|$PW", Verdict::reference},
    {"postgres://dex:$(PW)@db", "db|$(PW)", Verdict::reference},
    {"postgres://dex:{{pw}}@db", "db|{{pw}}", Verdict::reference},
    {"postgres://dex:{pw}@db", "db|{pw}", Verdict::reference},
    {"oci://example/dex:v1@sha256:0a1b", ""},
    {"docker-image://dex:v1@sha256:0a1b", "sha256|v1", Verdict::nothing},
    {"https?://[^:]+:[^@]+@x", ""},
    {"https://[^:]+:[^@]+@x", "x|]+:[^@]+", Verdict::nothing},
    {"postgres://dex@db", ""},
    {"postgres://dex:@db", ""},
    {"https://example.com/@dex", ""},
    {"kafka://a.example.com:9092,b.example.com:9092/topic@x", ""},
    {"https://example.com:8443/a@b", ""},
    {"https://example.com:8443/a:b@c", ""},
    {"https://0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d@sentry.example.com/1", ""},
    {"ssh://git@git.example.com:2222/dex.git", ""},
    {"git@git.example.com:dex/dex.git", ""},
    {"dex@example.com", ""},
    {"12:30:45", ""},
    {"://a:b@c", ""},
    {"https://", ""},
    {"", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_url_gives_its_password, utf::data::make(rows), row) {
  const auto found = find_url_passwords(row.text);
  BOOST_REQUIRE_EQUAL(found.size(), row.found.empty() ? 0u : 1u);
  if (found.empty()) return;
  const std::string secret(slice(row.text, found[0].secret));
  BOOST_TEST(secret == found[0].password);
  BOOST_TEST(std::string(found[0].host) + "|" + secret == row.found);
  BOOST_TEST((judge(found[0]) == row.verdict));
}

BOOST_AUTO_TEST_CASE(each_url_of_a_text_is_looked_at) {
  const std::string_view text = "nats://a:n0t-A-r3al-1@x:4222,nats://b:n0t-A-r3al-2@y:4222 tcp://z";
  BOOST_TEST(find_url_passwords(text).size() == 2u);
}

BOOST_AUTO_TEST_CASE(hostile_texts_take_no_time) {
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "a://";
  BOOST_TEST(find_url_passwords(many).empty());
  BOOST_TEST(find_url_passwords(std::string(4 << 20, ':')).empty());
}
