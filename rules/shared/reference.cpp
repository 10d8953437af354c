#include "rules/shared/reference.h"

#include <algorithm>
#include <array>

#include "linter/model/words.h"
#include "rules/shared/mixed_text.h"
#include "rules/shared/secret_address.h"
#include "rules/shared/variable.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_anything(std::string_view) { return true; }

bool is_base64(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("+/=-").find(c) != npos;
  });
}

// A name with its path; `__REPLACE_ME__` is a placeholder that somebody set off.
bool is_marked_name(std::string_view text) {
  static constexpr std::string_view asking[] = {"change", "changeme",   "replace", "replaceme",
                                                "fill",   "insert",     "your",    "todo",
                                                "fixme",  "placeholder"};
  const auto parts = words(text);
  return is_variable_name(text, ".:-/") &&
         std::none_of(parts.begin(), parts.end(),
                      [](const std::string& word) { return is_one_of(asking, word); });
}

// `AES256_GCM,data:…`, `PKCS7,…`: the method in capitals, then the text.
bool is_ciphertext(std::string_view text) {
  const std::size_t comma = text.find(',');
  return comma != npos && comma > 0 && comma + 1 < text.size() &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == comma;
}

// `kv/data/dex#secret`: a path and a key.
bool is_path_and_key(std::string_view text) {
  const std::size_t hash = text.find('#');
  return hash != npos && hash > 0 && hash + 1 < text.size() &&
         text.substr(0, hash).find(' ') == npos;
}

bool is_path(std::string_view text) { return text.find(' ') == npos; }

bool is_vault_path(std::string_view text) {
  return is_path_and_key(text) || (is_path(text) && text.find('/') != npos);
}

// `vault/item/field`; names of 1Password may hold blanks.
bool is_item(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != npos && slash > 0 && text.find('/', slash + 1) != npos;
}

// Vault's transit engine: `v1:` and base64.
bool is_transit(std::string_view text) {
  const std::size_t colon = text.find(':');
  return text.starts_with('v') && colon != npos && colon > 1 && colon + 1 < text.size() &&
         text.substr(1, colon - 1).find_first_not_of("0123456789") == npos &&
         is_base64(text.substr(colon + 1));
}

// The whole value stands between `begin` and `end`, and what is inside fits.
struct Frame {
  std::string_view begin;
  std::string_view end;
  bool (*fits)(std::string_view inner);
};

constexpr std::array<Frame, 24> frames{{{"ENC[", "]", is_ciphertext},      // SOPS, eyaml
                                        {"ENC(", ")", is_base64},          // jasypt
                                        {"$(", ")", is_anything},          // kubelet, kustomize
                                        {"<path:", ">", is_path_and_key},  // argocd-vault-plugin
                                        {"<secret:", ">", is_path},        // argocd-vault-replacer
                                        {"<vault:", ">", is_path},
                                        {"<+", ">", is_path},  // Harness
                                        {"@Microsoft.KeyVault(", ")", is_anything},
                                        {"$__file{", "}", is_anything},  // Grafana
                                        {"$__env{", "}", is_anything},
                                        {"$__vault{", "}", is_anything},
                                        {"#{", "}#", is_marked_name},  // Azure DevOps
                                        {"#{", "}", is_marked_name},   // Octopus Deploy
                                        {"__", "__", is_marked_name},
                                        {"@@", "@@", is_marked_name},
                                        {"@", "@", is_marked_name},  // Maven, autoconf
                                        {"%%", "%%", is_marked_name},
                                        {"%", "%", is_marked_name},    // Windows
                                        {"%{", "}", is_anything},      // Puppet, Datadog
                                        {"@{", "}", is_marked_name},   // Telegraf
                                        {"((", "))", is_marked_name},  // Concourse, BOSH
                                        {"$[", "]", is_path},          // Azure Pipelines
                                        {"{$", "}", is_marked_name},   // Caddy
                                        {"{env.", "}", is_marked_name}}};

// The value begins so, and the rest fits.
struct Prefix {
  std::string_view text;
  bool (*fits)(std::string_view rest);
};

constexpr std::array<Prefix, 26> prefixes{{{"vault:", is_vault_path},    // bank-vaults
                                           {">>vault:", is_vault_path},  // its write direction
                                           {"vault:", is_transit},
                                           {"gcp:secretmanager:", is_path},
                                           {"azure:keyvault:", is_path},
                                           {"op://", is_item},  // 1Password
                                           {"sm://", is_path},  // Google, by Spring and berglas
                                           {"berglas://", is_path},
                                           {"gcpsm://", is_path},
                                           {"awssm://", is_path},
                                           {"awsps://", is_path},
                                           {"akvs://", is_path},
                                           {"hashivault://", is_path},
                                           {"vault://", is_path},
                                           {"secret://", is_path},
                                           {"secrets://", is_path},
                                           {"k8s://", is_path},
                                           {"env://", is_path},
                                           {"env:", is_capital_name},
                                           {"os.environ/", is_capital_name},
                                           {"file://", is_path},
                                           {"keyvault:", is_path},
                                           {"age-encryption.org/v", is_anything},
                                           {"!var ", is_path},           // Conjur
                                           {"{AES}", is_base64},         // WebLogic
                                           {"encrypted:", is_base64}}};  // dotenvx

constexpr std::string_view blocks[] = {"$ANSIBLE_VAULT;", "-----BEGIN AGE ENCRYPTED FILE-----",
                                       "-----BEGIN PGP MESSAGE-----", "-----BEGIN PKCS7-----"};

bool is_between(std::string_view value, const Frame& frame) {
  const std::size_t edges = frame.begin.size() + frame.end.size();
  return value.size() > edges && value.starts_with(frame.begin) && value.ends_with(frame.end) &&
         frame.fits(value.substr(frame.begin.size(), value.size() - edges));
}

bool begins(std::string_view value, const Prefix& prefix) {
  return value.size() > prefix.text.size() && value.starts_with(prefix.text) &&
         prefix.fits(value.substr(prefix.text.size()));
}

// vals, alone or inside longer text: `ref+vault://kv/dex#/secret`.
bool holds_vals(std::string_view value) {
  const std::size_t begin = value.find("ref+");
  return begin != npos && value.find("://", begin) != npos &&
         (begin == 0 || !is_letter(value[begin - 1]) || value.substr(0, begin) == "secret");
}

// argocd-vault-plugin: `<key | base64encode>`. Without a modifier `<key>` is anybody's placeholder.
bool is_piped_key(std::string_view value) {
  return value.starts_with('<') && value.ends_with('>') && value.find(" | ") != npos;
}

// Spring Cloud Config: hex or base64 behind the mark.
bool is_spring_cipher(std::string_view value) {
  constexpr std::string_view mark = "{cipher}";
  return value.starts_with(mark) && value.size() > mark.size() &&
         is_base64(value.substr(mark.size()));
}

}  // namespace

bool is_environment_reference(std::string_view value) {
  if (value.starts_with("$$")) value.remove_prefix(1);
  return (value.starts_with('$') && is_variable_name(value.substr(1))) || is_braced_variable(value);
}

bool is_reference(std::string_view value) {
  if (is_environment_reference(value)) return true;
  // Argo CD: `$key` of argocd-secret, `$secret:key` of another Secret.
  if (value.starts_with('$') && is_variable_name(value.substr(1), ".:-")) return true;
  const auto opens = [&](std::string_view block) { return value.starts_with(block); };
  return std::any_of(std::begin(blocks), std::end(blocks), opens) ||
         std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const Prefix& prefix) { return begins(value, prefix); }) ||
         std::any_of(frames.begin(), frames.end(),
                     [&](const Frame& frame) { return is_between(value, frame); }) ||
         holds_vals(value) || is_secret_address(value) || is_piped_key(value) ||
         is_spring_cipher(value) || is_filled_in(value);
}

}  // namespace dexlint::rules
