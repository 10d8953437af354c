// What DEX404 takes an unknown key of a connector for, and what it says that comes of it.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "tests/support/lint_text.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  std::string_view type;
  std::string_view line;
  std::string_view meant;  // empty: nothing is alike
  bool lets_in = false;    // it looks like a restriction
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.type << ": " << row.line;
}

const Row rows[] = {
    {"oidc", "hostedDomain: acme.io", "hostedDomains", true},
    {"oidc", "allowedGroup: [a]", "allowedGroups", true},
    {"github", "teams: [a]", "orgs[].teams", true},
    {"gitlab", "orgs: [a]", "", true},
    // Where a group is read, not who is kept out.
    {"oidc", "groupsClaim: groups", "claimMapping.groups"},
    {"oidc", "groupsKey: groups", "claimMapping.groups"},
    {"oidc", "insecureEnableGroup: true", "insecureEnableGroups"},
    {"ldap", "groupAttribute: member", "groupSearch.groupAttr"},
    {"oidc", "requiredClaims: {groups: [admin]}", "", true},
    // Another word for it, or a part of it
    {"ldap", "bindPassword: $PW", "bindPW"},
    {"github", "organizations: [a]", "orgs", true},
    {"google", "allowedGroups: [a]", "groups", true},
    {"microsoft", "prompt: login", "promptType"},
    // At another place
    {"oidc", "jwksUri: https://sso.example.com/keys", "providerDiscoveryOverrides.jwksURL"},
    {"oidc", "tokenURL: https://sso.example.com/token", "providerDiscoveryOverrides.tokenURL"},
    {"ldap", "baseDN: dc=example", "userSearch.baseDN"},
    {"oidc", "colour: green", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(unknown_field)

BOOST_DATA_TEST_CASE(says_what_was_meant, utf::data::make(rows), row) {
  const Report report =
      lint_text("config.yaml",
                "issuer: https://dex.example.com\nconnectors:\n- type: " + std::string(row.type) +
                    "\n  id: a\n  name: A\n  config:\n    " + std::string(row.line) + "\n");
  const auto found =
      std::find_if(report.findings.begin(), report.findings.end(),
                   [](const Finding& finding) { return finding.rule->code == "DEX404"; });
  BOOST_REQUIRE(found != report.findings.end());
  const bool lets_in = found->message.render().find("it keeps nobody out") != std::string::npos;
  BOOST_TEST(lets_in == row.lets_in);
  BOOST_TEST((found->fix ? found->fix->description : "") ==
             (row.meant.empty()
                  ? ""
                  : "Did you mean " + std::string(row.meant) + "? Otherwise take the key out."));
}

BOOST_AUTO_TEST_SUITE_END()
