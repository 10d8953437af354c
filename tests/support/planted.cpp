#include "tests/support/planted.h"

#include <algorithm>
#include <utility>

namespace dexlint::test {
namespace {

Tree connectors(const std::string& canary) {
  const auto connector = [](const char* type, std::vector<Child> config) {
    return mapping({{"type", type},
                    {"id", type},
                    {"name", "Sign in"},
                    {"config", mapping(std::move(config))}});
  };
  return sequence({connector("oidc", {{"clientID", "dex"},
                                      {"clientSecret", finding("DEX101", canary)},
                                      {"redirectURI", "http://dex.example.com/callback"}}),
                   connector("ldap", {{"bindPW", finding("DEX102", canary)}}),
                   connector("keystone", {{"keystonePassword", finding("DEX103", canary)}})});
}

Tree secret(const Tree& values) {
  return mapping({{"apiVersion", "v1"},
                  {"kind", "Secret"},
                  {"metadata", mapping({{"name", "db"}})},
                  {"stringData", values}});
}

// Findings whose value is not the canary, with it in the mapping around them.
Tree with_neighbours(const std::string& canary) {
  const auto beside = [&](std::vector<Child> entries) {
    std::vector<Child> all;
    const std::vector<std::string> names{"password", "token", "x"};
    for (Child& entry : entries) {
      for (const std::string& name : names) all.push_back({name, canary});
      all.push_back(std::move(entry));
    }
    all.push_back({"list", sequence({canary, mapping({{"deep", canary}})})});
    return mapping(std::move(all));
  };
  return mapping(
      {{"connectors",
        sequence({mapping({{"type", "github"},
                           {"id", "github"},
                           {"config", beside({{"clientSecret", "n0t-A-r3al-s3cret-1"},
                                              {"redirectURI", "http://a.example.com/callback"}})}}),
                  mapping({{"type", "ldap"}, {"config", beside({{"bindPW", "changeme"}})}})})},
       {"staticClients", sequence({beside({{"id", "app"}, {"secret", "admin"}})})},
       {"postgresql", beside({{"postgresqlPassword", "insecure-user-password"}})}});
}

// Texts in which @ stands for the canary. Each has a finding beside it.
const std::vector<std::pair<std::string, std::string>> hand_made{
    {"comments.yaml", R"(# @
connectors:  # @
- type: github  # @
  # @
  config:
    # password: @
    redirectURI: http://a.example.com/callback # @
    # @
    clientSecret: n0t-A-r3al-s3cret-1  # was: @
    #@
    #clientSecret: @
)"},
    {"anchor.yaml", R"(x: &secret '@'
y: &all {password: '@', name: ok}
connectors:
- type: github
  id: github
  name: Sign in
  config:
    clientID: *secret
    <<: *all
    clientSecret: *secret
    redirectURI: http://a.example.com/callback
)"},
    {"userinfo.yaml", R"(connectors:
- type: github
  config: {redirectURI: 'http://user:@@a.example.com/callback'}
- type: github
  config: {redirectURI: 'http://@@a.example.com/callback'}
- type: github
  config: {redirectURI: 'http://user:p/@@a.example.com/callback'}
- type: github
  config: {redirectURI: 'http://user:p?@@a.example.com/callback'}
- type: github
  config: {redirectURI: 'http://user:p#@@a.example.com/callback'}
- type: github
  config: {redirectURI: 'http:/user:@@a.example.com/callback'}
- type: github
  config: {redirectURI: 'https://<HOST>/dex/callback?token=@'}
)"},
    {"query.yaml", R"(version: 1
oidc:
  upstreamIDPs:
  - type: github
    config:
      clientSecret: n0t-A-r3al-s3cret-1
      issuer: https://user:@@sso.example.com
      host: https://sso.example.com/?password=@
      redirectURI: http://a.example.com/callback?token=@
  - type: github
    config:
      redirectURI: https://a.example.com/callback#@
)"},
    {"template.yaml", R"(connectors:
- type: github
  id: {{ default "@" .Values.id }}
  name: x{{ default "@" .Values.name }}
  {{- if eq .Values.password "@" }}
  config:
    clientID: {{ default "@" .Values.id | quote }}
    clientSecret: n0t-A-r3al-s3cret-1
    redirectURI: http://a.example.com/callback
    issuer: "https://{{ default `@` .Values.host }}/x"
  {{- end }}
{{/* @ */}}
- type: github
  config: {redirectURI: "http://a.example.com/callback", scopes: [{{ .x | default "@" }}]}
)"},
    {"template-secret.yaml", R"(apiVersion: v1
kind: Secret
metadata:
  name: {{ default "@" .Values.name }}
  namespace: "{{ .Values.x }}@"
stringData:
  password: n0t-A-r3al-passw0rd
  {{ .Values.key }}: @
  other: "{{ .Values.a }}@"
)"},
    {"prose.md", R"(# Log in

Use @ here. `@`

    @

```
@
```

```yaml
connectors:
- type: github
  config: {clientSecret: n0t-A-r3al-s3cret-1, password: '@'}
```
@

> - ~~~ @
>   @
)"},
    {"not-yaml.yaml", R"(@
connectors:
- type: github
 bad indent: @
  config:
    clientSecret: n0t-A-r3al-s3cret-1
    redirectURI: http://a.example.com/callback
  password: "@
  *@ &@ !@
  host: ['@', @
  name: [
@: @
)"},
    {"not-yaml-secret.yaml", R"(apiVersion: v1
kind: Secret
stringData:
  password: n0t-A-r3al-passw0rd
  cert: |
 @
  other: @
 x: "@" "@"
 %@
)"},
    {"not-json.json", R"({"connectors": [{"type": "github", "config": {
  "clientSecret": "n0t-A-r3al-s3cret-1", "password": "@" "@",
  "redirectURI": "http://a.example.com/callback"
  @
}}]})"},
    {"not-json-inside.yaml", R"(apiVersion: v1
kind: Secret
metadata: {name: x}
stringData:
  upstream-idps: |
    - type: github
      id: github
      jsonConfig: '{"clientSecret": "n0t-A-r3al-s3cret-1", "password": "@", @}'
    - type: github
      jsonConfig: |
        {"redirectURI": "http://a.example.com/callback" @
  users.properties: |
    # @
    admin = n0t-A-r3al-passw0rd
    @
    bob: @
)"},
    {"multi-line.yaml", R"(connectors:
- type: github
  name: Sign
  config:
    password: 'first
      @
      last'
    clientSecret: n0t-A-r3al-s3cret-1
    token: |
      @
    redirectURI: http://a.example.com/callback
    x: >-

      @

      @
---
@
--- !<@>
@
)"},
    {"duplicate.yaml", R"(connectors:
- type: github
  config: {clientSecret: '@', clientSecret: n0t-A-r3al-s3cret-1, clientsecret: '@'}
  config: {redirectURI: http://a.example.com/callback, password: '@'}
)"},
};

std::string with_canary(std::string text, const std::string& canary) {
  for (std::size_t at = 0; (at = text.find('@', at)) != std::string::npos; at += canary.size()) {
    // `@@`: the second is an at sign.
    const bool at_sign = text.substr(at + 1, 1) == "@";
    text.replace(at, at_sign ? 2 : 1, at_sign ? canary + "\x01" : canary);
  }
  std::replace(text.begin(), text.end(), '\x01', '@');
  return text;
}

}  // namespace

std::vector<MarkedFile> planted_as_finding(const std::string& canary) {
  const Tree config =
      mapping({{"connectors", connectors(canary)},
               {"staticClients",
                sequence({mapping({{"id", "app"}, {"secret", finding("DEX104", canary)}})})}});
  std::vector<MarkedFile> files = in_every_style("config", config);
  for (const auto& more :
       {in_every_style("secret", secret(mapping({{"password", finding("DEX115", canary)}}))),
        in_secrets(connectors(canary)), in_argocd_config(connectors(canary))}) {
    files.insert(files.end(), more.begin(), more.end());
  }
  return files;
}

std::vector<MarkedFile> planted_beside(const std::string& canary) {
  return in_every_style("beside", with_neighbours(canary));
}

std::vector<MarkedFile> planted_by_hand(const std::string& canary) {
  std::vector<MarkedFile> files;
  for (const auto& [name, text] : hand_made)
    files.push_back({name, name, with_canary(text, canary)});
  return files;
}

}  // namespace dexlint::test
