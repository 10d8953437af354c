// Connectors that nothing is wrong with, then one thing broken in each: the right rule has to speak
// at the place that was broken. What is broken is marked in the text, as in a rule's examples.
#include <boost/test/unit_test.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "linter/model/words.h"
#include "rules/dex/fields.h"
#include "tests/support/lint_text.h"
#include "tests/support/marked.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;

using Lines = std::vector<std::string>;

/// A connector as lines of YAML; `config` is indented below it.
struct Connector {
  std::string type;
  Lines config;
};

// Every field that matters, each on a line of its own. @ is the redirect URI of the platform.
const std::vector<Connector> connectors = {
    {"atlassian-crowd",
     {"baseURL: https://crowd.example.com", "clientID: dex",
      "clientSecret: <path:secret/dex#crowd>", "groups: [staff]", "preferredUsernameField: name"}},
    {"bitbucket-cloud",
     {"clientID: dex", "clientSecret: <path:secret/dex#bitbucket>", "redirectURI: @",
      "teams: [acme]"}},
    {"gitea",
     {"baseURL: https://git.example.com", "clientID: dex", "clientSecret: <path:secret/dex#gitea>",
      "redirectURI: @", "loadAllGroups: true"}},
    {"github",
     {"clientID: dex", "clientSecret: <path:secret/dex#github>", "redirectURI: @",
      "orgs: [{name: acme}]", "loadAllGroups: false", "teamNameField: slug"}},
    {"gitlab",
     {"baseURL: https://gitlab.example.com", "clientID: dex",
      "clientSecret: <path:secret/dex#gitlab>", "redirectURI: @", "groups: [acme]"}},
    {"google",
     {"clientID: dex", "clientSecret: <path:secret/dex#google>", "redirectURI: @",
      "hostedDomains: [example.com]"}},
    {"keystone",
     {"keystoneHost: https://keystone.example.com", "domain: default", "keystoneUsername: reader",
      "keystonePassword: <path:secret/dex#keystone>"}},
    {"ldap",
     {"host: ldap.example.com:636", "bindDN: cn=reader", "bindPW: <path:secret/dex#ldap>",
      "startTLS: false", "userSearch: {baseDN: 'dc=example,dc=com', username: uid, scope: sub}"}},
    {"microsoft",
     {"clientID: dex", "clientSecret: <path:secret/dex#microsoft>", "redirectURI: @",
      "tenant: acme.example", "groups: [staff]", "groupNameFormat: id", "emailToLowercase: true"}},
    {"oauth",
     {"clientID: dex", "clientSecret: <path:secret/dex#oauth>", "redirectURI: @",
      "tokenURL: https://id.example.com/token", "authorizationURL: https://id.example.com/auth",
      "userInfoURL: https://id.example.com/me", "scopes: [openid]", "insecureSkipVerify: false"}},
    {"oidc",
     {"issuer: https://example.auth0.com/", "clientID: dex", "clientSecret: <path:secret/dex#oidc>",
      "redirectURI: @", "scopes: [openid]", "getUserInfo: true", "claimMapping: {email: mail}"}},
    {"openshift",
     {"issuer: https://api.example.com:6443", "clientID: dex",
      "clientSecret: <path:secret/dex#openshift>", "redirectURI: @", "groups: [staff]",
      "insecureCA: false"}},
    {"saml",
     {"ssoURL: https://idp.example.com/sso", "ssoIssuer: https://idp.example.com",
      "entityIssuer: https://dex.example.com",
      "caData: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==", "usernameAttr: name", "emailAttr: email",
      "redirectURI: @", "nameIDPolicyFormat: persistent"}}};

/// Where a connector stands, and what follows from it.
struct Embedding {
  std::string path;
  std::string before;
  std::size_t indent = 0;
  std::string redirect;
  bool pachyderm = false;
};

const std::vector<Embedding> places = {
    {"config.yaml",
     "issuer: https://dex.example.com/dex\nstorage: {type: kubernetes}\nweb: {http: "
     "0.0.0.0:5556}\nconnectors:\n",
     0, "https://dex.example.com/dex/callback"},
    {"values.yaml", "config:\n  issuer: https://dex.example.com\n  connectors:\n", 2,
     "https://dex.example.com/callback"},
    {"configmap.yaml",
     "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: dex}\ndata:\n  config.yaml: |\n    issuer: "
     "https://dex.example.com/dex\n    storage: {type: kubernetes}\n    web: {http: "
     "0.0.0.0:5556}\n    connectors:\n",
     4, "https://dex.example.com/dex/callback"},
    {"secret.yaml",
     "apiVersion: v1\nkind: Secret\nmetadata: {name: dex}\nstringData:\n  config.yaml: |\n    "
     "issuer: https://dex.example.com\n    storage: {type: kubernetes}\n    web: {http: "
     "0.0.0.0:5556}\n    connectors:\n",
     4, "https://dex.example.com/callback"},
    {"values.yaml", "oidc:\n  mockIDP: false\n  upstreamIDPs:\n", 2,
     "https://pach.example.com/dex/callback", true},
    {"umbrella-values.yaml", "pachyderm:\n  oidc:\n    mockIDP: false\n    upstreamIDPs:\n", 4,
     "https://pach.example.com/dex/callback", true},
    {"idps.yaml",
     "apiVersion: v1\nkind: Secret\nmetadata: {name: pachyderm-identity}\nstringData:\n  "
     "upstream-idps: |\n",
     4, "https://pach.example.com/dex/callback", true},
    {"release.yaml",
     "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: "
     "pachyderm}\nspec:\n  chart: {spec: {chart: pachyderm, version: 2.10.0}}\n  values:\n    "
     "oidc:\n      upstreamIDPs:\n",
     6, "https://pach.example.com/dex/callback", true},
    {"umbrella-values.yaml",
     "dex:\n  enabled: true\n  config:\n    issuer: https://dex.example.com\n    connectors:\n", 4,
     "https://dex.example.com/callback"},
    {"list.yaml",
     "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: "
     "dex}\n  stringData:\n    config.yaml: |\n      issuer: https://dex.example.com/dex\n      "
     "storage: {type: kubernetes}\n      web: {http: 0.0.0.0:5556}\n      connectors:\n",
     6, "https://dex.example.com/dex/callback"},
    {"application.yaml",
     "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: dex}\nspec:\n  "
     "source:\n    chart: dex\n    helm:\n      valuesObject:\n        config:\n          issuer: "
     "https://dex.example.com\n          connectors:\n",
     10, "https://dex.example.com/callback"},
    {"release.yaml",
     "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: dex}\nspec:\n  "
     "chart: {spec: {chart: dex, version: 0.24.0}}\n  values:\n    config:\n      issuer: "
     "https://dex.example.com/dex\n      connectors:\n",
     6, "https://dex.example.com/dex/callback"},
    {"list.yaml",
     "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: "
     "pachyderm-identity}\n  stringData:\n    upstream-idps: |\n",
     6, "https://pach.example.com/dex/callback", true},
    {"application.yaml",
     "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: pachyderm}\nspec:\n  "
     "source:\n    chart: pachyderm\n    helm:\n      valuesObject:\n        oidc:\n          "
     "upstreamIDPs:\n",
     10, "https://pach.example.com/dex/callback", true},
    {"application.yaml",
     "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: pachyderm}\nspec:\n  "
     "source:\n    chart: pachyderm\n    helm:\n      values: |\n        oidc:\n          "
     "upstreamIDPs:\n",
     10, "https://pach.example.com/dex/callback", true},
    {"helmfile.yaml",
     "releases:\n- name: pachyderm\n  chart: pachyderm/pachyderm\n  values:\n  - oidc:\n      "
     "upstreamIDPs:\n",
     6, "https://pach.example.com/dex/callback", true}};

/// A connector at a place, with what was broken «marked» and the rule that has to see it.
struct Case {
  std::string name;
  Lines lines;  ///< of the item, the dash in the first
  std::string code;
};

Lines item_of(const Connector& connector, const Embedding& place) {
  Lines lines = {"- type: " + connector.type, "  id: one", "  name: One", "  config:"};
  for (std::string line : connector.config) {
    if (const std::size_t at = line.find('@'); at != std::string::npos)
      line.replace(at, 1, place.redirect);
    lines.push_back("    " + line);
  }
  return lines;
}

std::string text_of(const Lines& lines, const Embedding& place) {
  std::string text = place.before;
  for (const std::string& line : lines) text += std::string(place.indent, ' ') + line + "\n";
  return text;
}

struct KeyValue {
  std::string key;
  std::string value;
};

KeyValue parts_of(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  const std::size_t colon = line.find(':');
  return {line.substr(begin, colon - begin), line.substr(std::min(colon + 2, line.size()))};
}

std::string snake_of(const std::string& key) {
  std::string snake;
  for (const std::string& word : words(key)) snake += (snake.empty() ? "" : "_") + word;
  return snake;
}

// Two neighbouring letters swapped, as fingers do.
std::string misspelt(std::string key) {
  for (std::size_t at = key.size() / 2; at + 1 < key.size(); ++at) {
    if (lower_case(key.substr(at, 1)) == lower_case(key.substr(at + 1, 1))) continue;
    std::swap(key[at], key[at + 1]);
    return key;
  }
  return key + "x";
}

class Breaker {
 public:
  Breaker(const Connector& connector, const Embedding& place)
      : connector_(connector), place_(place), lines_(item_of(connector, place)) {}

  std::vector<Case> cases() {
    break_item();
    for (std::size_t i = 4; i < lines_.size(); ++i) {
      break_key(i);
      break_value(i);
    }
    return std::move(cases_);
  }

 private:
  void add(const std::string& name, std::size_t line, const std::string& text,
           const std::string& code) {
    Lines lines = lines_;
    lines[line] = text;
    cases_.push_back({name, std::move(lines), code});
  }

  void drop(const std::string& name, std::size_t line, const std::string& marked_id,
            const std::string& code) {
    Lines lines = lines_;
    lines[1] = marked_id;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line));
    cases_.push_back({name, std::move(lines), code});
  }

  void break_item() {
    std::string upper = connector_.type;
    upper[0] = static_cast<char>(upper[0] - 'a' + 'A');
    add("type in capitals", 0, "- type: «" + upper + "»", "DEX401");
    add("id that is false", 1, "  id: «no»", "DEX407");
    drop("no name", 2, "  id: «one»", "DEX402");
    if (!place_.pachyderm) return;
    add("version", 2, "  name: One\n" + std::string(place_.indent, ' ') + "  «version»: 1",
        "DEX704");
    add("key beside config", 2,
        "  name: One\n" + std::string(place_.indent, ' ') + "  «enabled»: true", "DEX404");
  }

  bool is_read(const dex::Field& field) const { return !place_.pachyderm || field.in_fork; }

  void break_key(std::size_t line) {
    const auto [key, value] = parts_of(lines_[line]);
    const dex::Field& field = *dex::find_field(dex::find_connector(connector_.type)->fields, key);
    add(key + " misspelt", line, "    «" + misspelt(key) + "»: " + value, "DEX404");
    if (words(key).size() > 1)
      add(key + " in snake_case", line, "    «" + snake_of(key) + "»: " + value, "DEX405");
    add(key + " twice", line,
        lines_[line] + "\n" + std::string(place_.indent, ' ') + "    «" + key + "»: " + value,
        "DEX412");
    if (field.needed == dex::Needed::to_open)
      drop("no " + key, line, "  id: «one»", "DEX403");
    else if (key == "redirectURI")
      drop("no " + key, line, "  id: «one»", "DEX201");
  }

  void break_value(std::size_t line) {
    const auto [key, value] = parts_of(lines_[line]);
    const dex::Field& field = *dex::find_field(dex::find_connector(connector_.type)->fields, key);
    const auto set = [&](const std::string& what, const std::string& marked,
                         const std::string& code) {
      add(key + ": " + what, line, "    " + key + ": " + marked, code);
    };
    if (!is_read(field)) return;
    if (field.type == dex::FieldType::boolean) {
      set("in quotes", "\"«" + value + "»\"", "DEX407");
      set("with a comma", "«" + value + ",»", "DEX408");
      if (field.weakens_when == "true") set("insecure", "«true»", "DEX602");
    }
    if (field.type == dex::FieldType::string) set("a number", "«12345»", "DEX407");
    if (field.type == dex::FieldType::list_of_strings) set("no list", "«acme»", "DEX407");
    if (field.type == dex::FieldType::list_of_objects) set("texts", "[«acme»]", "DEX407");
    if (!field.values.empty()) set("unknown word", "«nonsense»", "DEX414");
    if (field.type == dex::FieldType::base64) set("no base64", "«not base64!»", "DEX415");
    if (field.credential) set("in plain text", "«n0t-A-r3al-s3cret-1»", secret_code(key));
    if (field.credential && place_.pachyderm) set("a variable", "«$SECRET»", "DEX712");
    if (key == "redirectURI") break_redirect(line);
    if (field.kind == dex::FieldKind::url || field.kind == dex::FieldKind::issuer) break_url(line);
    if (key == "host") set("with a scheme", "«ldaps://" + value + "»", "DEX309");
  }

  static std::string secret_code(const std::string& key) {
    return key == "bindPW" ? "DEX102" : key == "keystonePassword" ? "DEX103" : "DEX101";
  }

  void break_redirect(std::size_t line) {
    const std::string& good = place_.redirect;
    const auto set = [&](const std::string& what, const std::string& uri, const std::string& code) {
      add("redirectURI " + what, line, "    redirectURI: «" + uri + "»", code);
    };
    set("over HTTP", "http" + good.substr(5), "DEX202");
    set("with a slash", good + "/", place_.pachyderm ? "DEX207" : "DEX204");
    set("without its path", good.substr(0, good.find("/", 8)) + "/cb",
        place_.pachyderm ? "DEX203" : "DEX204");
    set("with a query", good + "?a=b", "DEX209");
    set("not filled in", "https://<host>/dex/callback", "DEX205");
    set("without a host", "/dex/callback", "DEX206");
  }

  void break_url(std::size_t line) {
    const auto [key, value] = parts_of(lines_[line]);
    const auto set = [&](const std::string& what, const std::string& url, const std::string& code) {
      add(key + " " + what, line, "    " + key + ": «" + url + "»", code);
    };
    // Names that nobody fetches.
    if (key == "entityIssuer" || key == "ssoIssuer") return;
    set("over HTTP", "http" + value.substr(5), "DEX302");
    if (key != "issuer" || connector_.type != "oidc") return;
    set("without its slash", value.substr(0, value.size() - 1), "DEX303");
    set("with the discovery path", value + ".well-known/openid-configuration", "DEX304");
    set("with a query", value + "?a=b", "DEX307");
  }

  const Connector& connector_;
  const Embedding& place_;
  Lines lines_;
  std::vector<Case> cases_;
};

// The rule speaks about the marked bytes.
bool is_found(const Case& broken, const Embedding& place, std::string& said) {
  const Marked marked = read_marks(text_of(broken.lines, place));
  bool found = false;
  for (const Finding& finding : lint_text(place.path, marked.text).findings) {
    said += std::string(finding.rule->code) + " " + std::to_string(finding.location.line_1) + "\n";
    found = found || (finding.rule->code == broken.code &&
                      finding.location.bytes.overlaps(marked.spans.front()));
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(unbroken_connectors_are_silent) {
  std::size_t count = 0;
  for (const Embedding& place : places) {
    for (const Connector& connector : connectors) {
      const std::string text = text_of(item_of(connector, place), place);
      BOOST_TEST(findings_in(place.path, text) == text);
      ++count;
    }
  }
  BOOST_TEST(count >= 200u);
}

BOOST_AUTO_TEST_CASE(one_broken_thing_is_found_at_its_place) {
  std::size_t all = 0;
  std::size_t found = 0;
  std::map<std::string, std::size_t> by_rule;
  for (const Embedding& place : places) {
    for (const Connector& connector : connectors) {
      for (const Case& broken : Breaker(connector, place).cases()) {
        std::string said;
        const bool is_seen = is_found(broken, place, said);
        BOOST_TEST(is_seen, place.path << ", " << connector.type << ", " << broken.name
                                       << ": expected " << broken.code << ", found:\n"
                                       << said);
        ++all;
        found += is_seen ? 1 : 0;
        ++by_rule[broken.code];
      }
    }
  }
  BOOST_TEST_MESSAGE(found << " of " << all << " mutations found, by " << by_rule.size()
                           << " rules");
  BOOST_TEST(all >= 6000u);
}
