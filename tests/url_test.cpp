// URLs taken apart, and whom their hosts reach.
#include "rules/shared/url.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace utf = boost::unit_test;
using namespace dexlint::rules;

namespace {

struct Row {
  std::string_view text;
  std::string_view parts;  ///< scheme | host | port | path | query, and ! for a password
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row rows[] = {
    {"https://dex.example.com/callback", "https|dex.example.com||/callback|"},
    {"https://dex.example.com", "https|dex.example.com|||"},
    {"https://dex.example.com/", "https|dex.example.com||/|"},
    {"http://localhost:30658/dex/callback", "http|localhost|30658|/dex/callback|"},
    {"HTTP://Dex.Example.COM/CB", "HTTP|Dex.Example.COM||/CB|"},
    {"https://a.example.com/b?c=d&e=f", "https|a.example.com||/b|c=d&e=f"},
    {"https://a.example.com?c=d", "https|a.example.com|||c=d"},
    {"https://a.example.com/b#c?d", "https|a.example.com||/b|"},
    {"https://a.example.com#/b", "https|a.example.com|||"},
    {"https://a.example.com/b?", "https|a.example.com||/b|"},
    {"https://a.example.com/b?c=d#e", "https|a.example.com||/b|c=d"},
    {"https://a.example.com/b//c", "https|a.example.com||/b//c|"},
    {"http://[::1]:5556/dex", "http|::1|5556|/dex|"},
    {"http://[::1]", "http|::1|||"},
    {"http://[2001:db8::1]/a", "http|2001:db8::1||/a|"},
    {"http://[::1", "http|::1|||"},
    {"http://[]", "http||||"},
    {"http://me@a.example.com/", "http|a.example.com||/|"},
    {"http://me:hunter2@a.example.com:80/", "http|a.example.com|80|/|!"},
    {"http://me:@a.example.com/", "http|a.example.com||/|"},
    {"http://:hunter2@a.example.com/", "http|a.example.com||/|!"},
    {"http://me:hun@ter2@a.example.com/", "http|a.example.com||/|!"},
    {"http://me:hunter2@[::1]:80/", "http|::1|80|/|!"},
    {"postgres://u:hunter2@db:5432/x?sslmode=disable", "postgres|db|5432|/x|sslmode=disable!"},
    {"git+ssh://git@example.com/x", "git+ssh|example.com||/x|"},
    {"http://a.example.com:/b", "http|a.example.com||/b|"},
    {"http:///b", "http|||/b|"},
    {"http://", "http||||"},
    {"://a.example.com", "||||"},
    {"1http://a.example.com", "||||"},
    {"http(s)://a.example.com", "||||"},
    {"a.example.com/b", "||||"},
    {"/callback", "||||"},
    {"urn:ietf:wg:oauth:2.0:oob", "||||"},
    {"http:/a.example.com", "||||"},
    {"", "||||"},
};

struct Host {
  std::string_view host;
  bool loopback;
  bool private_host;
};
std::ostream& operator<<(std::ostream& out, const Host& row) { return out << row.host; }

const Host hosts[] = {
    {"localhost", true, true},
    {"LocalHost", true, true},
    {"dex.localhost", true, false},
    {"localhost.example.com", false, false},
    {"notlocalhost", false, true},
    {"127.0.0.1", true, false},
    {"127.1.2.3", true, false},
    {"127.0.0.1.example.com", false, false},
    {"0.0.0.0", true, false},
    {"::1", true, false},
    {"0:0:0:0:0:0:0:1", true, false},
    {"::", false, false},
    {"fd12:3456::1", false, true},
    {"FC00::1", false, true},
    {"fe80::1", false, true},
    {"2001:db8::1", false, false},
    {"10.0.0.1", false, true},
    {"10.example.com", false, false},
    {"100.0.0.1", false, false},
    {"172.15.0.1", false, false},
    {"172.16.0.1", false, true},
    {"172.31.255.1", false, true},
    {"172.32.0.1", false, false},
    {"172.160.0.1", false, false},
    {"192.168.1.1", false, true},
    {"192.169.1.1", false, false},
    {"pachd", false, true},
    {"dex.default.svc", false, true},
    {"dex.default.svc.cluster.local", false, true},
    {"dex.default.SVC", false, true},
    {"nas.local", false, true},
    {"NAS.LOCAL", false, true},
    {"dex.corp.internal", false, true},
    {"router.lan", false, true},
    {"box.home.arpa", false, true},
    {"local", false, true},
    {"thelocal.example.com", false, false},
    {"notlocal.com", false, false},
    {"dex.example.com", false, false},
    {"svc.example.com", false, false},
};

std::string shown(const Url& url) {
  const auto part = [](std::string_view text) { return std::string(text) + "|"; };
  return part(url.scheme) + part(url.host) + part(url.port) + part(url.path) +
         std::string(url.query) + (url.has_password ? "!" : "");
}

}  // namespace

BOOST_DATA_TEST_CASE(a_url_has_parts, utf::data::make(rows), row) {
  BOOST_TEST(shown(parse_url(row.text)) == row.parts);
}

BOOST_AUTO_TEST_CASE(a_url_is_absolute_with_scheme_and_host) {
  BOOST_TEST(parse_url("https://a").is_absolute());
  BOOST_TEST(!parse_url("https://").is_absolute());
  BOOST_TEST(!parse_url("/a").is_absolute());
}

BOOST_DATA_TEST_CASE(a_host_is_near_or_far, utf::data::make(hosts), row) {
  BOOST_TEST(is_loopback(row.host) == row.loopback);
  BOOST_TEST(is_private_host(row.host) == row.private_host);
}
