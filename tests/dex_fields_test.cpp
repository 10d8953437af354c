// The table of what Dex takes: that all of it came over from the data, and how it is looked into.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <set>

#include "rules/dex/fields.h"

namespace {

using namespace dexlint;

const dex::Connector& connector(std::string_view type) {
  const dex::Connector* found = dex::find_connector(type);
  BOOST_REQUIRE(found != nullptr);
  return *found;
}

const dex::Field* field(std::string_view type, std::string_view path) {
  return dex::find_field(connector(type).fields, path);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_type_and_field_is_there) {
  BOOST_TEST(dex::connectors().size() == 18u);
  std::size_t upstream = 0;
  for (const dex::Connector& one : dex::connectors()) {
    std::set<std::string_view> paths;
    for (const dex::Field& field : one.fields) {
      BOOST_TEST(paths.insert(field.path).second, one.type << " " << field.path);
      BOOST_TEST(!field.description.empty(), one.type << " " << field.path);
      upstream += field.in_dex ? 1 : 0;
    }
  }
  BOOST_TEST(upstream == 222u);  // by reflection over server.ConnectorsConfig
}

BOOST_AUTO_TEST_CASE(a_type_is_exact_and_a_key_is_not) {
  BOOST_TEST(dex::find_connector("Oidc") == nullptr);
  BOOST_TEST(dex::find_connector("okta") == nullptr);
  BOOST_TEST(field("oidc", "ISSUER") == field("oidc", "issuer"));
  BOOST_TEST(field("oidc", "issuers") == nullptr);
  BOOST_TEST((connector("samlExperimental").fields.data() == connector("saml").fields.data()));
}

BOOST_AUTO_TEST_CASE(objects_and_the_items_of_lists_have_keys) {
  const auto fields = connector("github").fields;
  const dex::Field* orgs = dex::field_below(fields, nullptr, "orgs");
  BOOST_REQUIRE(orgs != nullptr);
  BOOST_TEST((orgs->type == dex::FieldType::list_of_objects));
  BOOST_TEST(dex::field_below(fields, orgs, "Name")->path == "orgs[].name");
  BOOST_TEST(dex::field_below(fields, orgs, "hostName") == nullptr);
  BOOST_TEST(dex::field_below(fields, nullptr, "name") == nullptr);
  const auto ldap = connector("ldap").fields;
  const auto keys = dex::keys_below(ldap, dex::find_field(ldap, "userSearch"));
  BOOST_TEST(keys.size() == 9u);
  BOOST_TEST(keys.front() == "baseDN");
}

BOOST_AUTO_TEST_CASE(facts_came_over) {
  BOOST_TEST(field("github", "clientSecret")->credential);
  BOOST_TEST(field("ldap", "bindPW")->credential);
  BOOST_TEST((field("saml", "caData")->kind == dex::FieldKind::pem_base64));
  BOOST_TEST((field("oidc", "issuer")->needed == dex::Needed::to_open));
  BOOST_TEST((field("oidc", "redirectURI")->needed == dex::Needed::to_log_in));
  BOOST_TEST(!field("oidc", "allowedGroups")->in_fork);
  BOOST_TEST(field("oidc", "allowedGroups")->restricts);
  BOOST_TEST(!field("oidc", "insecureSkipIssuerCallbackDomainCheck")->in_dex);
  BOOST_TEST((field("ldap", "userSearch.username")->fork_type == dex::FieldType::string));
  BOOST_TEST(field("ldap", "userSearch.scope")->values.size() == 3u);
  BOOST_TEST(field("oidc", "forwardedLoginParams")->until == "2.6");
  BOOST_TEST(connector("github").has_callback);
  BOOST_TEST(!connector("ldap").has_callback);
  BOOST_TEST(connector("samlExperimental").has_callback);
  BOOST_TEST(connector("mockPassword").test_only);
  BOOST_TEST(!dex::server_fields().empty());
  BOOST_TEST(dex::pachyderm_credentials().size() == 22u);
}
