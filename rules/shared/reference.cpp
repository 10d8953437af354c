#include "rules/shared/reference.h"

#include <algorithm>
#include <array>

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name(std::string_view text, std::string_view also = "") {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter(c) || is_digit(c) || also.find(c) != npos; });
}

struct Frame {
  std::string_view begin;
  std::string_view end;
};

// The whole value stands between the two.
constexpr std::array<Frame, 13> frames{{{"ENC[", "]"},      // SOPS, eyaml
                                        {"ENC(", ")"},      // jasypt
                                        {"$(", ")"},        // kubelet, kustomize
                                        {"<path:", ">"},    // argocd-vault-plugin
                                        {"<secret:", ">"},  // argocd-vault-replacer
                                        {"<vault:", ">"},
                                        {"@Microsoft.KeyVault(", ")"},
                                        {"$__file{", "}"},  // Grafana
                                        {"$__env{", "}"},
                                        {"#{", "}#"},  // Azure DevOps replace tokens
                                        {"__", "__"},
                                        {"%%", "%%"},
                                        {"<%", "%>"}}};  // ERB

// The value begins so.
constexpr std::string_view prefixes[] = {"vault:",
                                         ">>vault:",  // bank-vaults, write direction
                                         "${vault:",
                                         "op://",  // 1Password
                                         "sm://",
                                         "$ANSIBLE_VAULT;",
                                         "-----BEGIN AGE ENCRYPTED FILE-----",
                                         "-----BEGIN PGP MESSAGE-----",
                                         "age-encryption.org/",
                                         "file:///",
                                         "!var ",  // Conjur
                                         "keyvault:"};

// The value holds an action of a template language, whole or inside longer text.
constexpr std::array<Frame, 5> actions{
    {{"(@", "@)"}, {"{{", "}}"}, {"${{", "}}"}, {"<<", ">>"}, {"<%", "%>"}}};

bool is_between(std::string_view value, const Frame& frame) {
  return value.size() > frame.begin.size() + frame.end.size() && value.starts_with(frame.begin) &&
         value.ends_with(frame.end);
}

bool holds(std::string_view value, const Frame& frame) {
  const std::size_t begin = value.find(frame.begin);
  return begin != npos && value.find(frame.end, begin + frame.begin.size()) != npos;
}

// `${NAME}`, `${NAME:?message}`, `${NAME:-}`; a default that is a value of its own makes it a
// literal.
bool is_braced_variable(std::string_view value) {
  if (!value.starts_with("${") || !value.ends_with('}')) return false;
  const std::string_view inner = value.substr(2, value.size() - 3);
  const std::size_t colon = inner.find(':');
  if (colon == npos || colon + 1 >= inner.size()) return is_name(inner, ".-:/");
  if (!is_name(inner.substr(0, colon), ".-")) return false;
  const char operation = inner[colon + 1];
  const std::string_view fallback = inner.substr(colon + 2);
  if (operation == '?') return true;
  if (operation == '-' || operation == '=') return fallback.empty() || is_reference(fallback);
  return is_name(inner, ".-:/");
}

// An absolute path of a mounted file. Base64 may start with a slash too, so the first folder must
// be a usual one, or all of it in lower case.
bool is_mounted_path(std::string_view value) {
  static constexpr std::string_view folders[] = {"/var/", "/etc/", "/run/",     "/mnt/", "/opt/",
                                                 "/usr/", "/tmp/", "/secrets/", "/home/"};
  const bool lower = value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") == npos &&
                     std::count(value.begin(), value.end(), '/') >= 2;
  if (lower && value.starts_with('/')) return true;
  return value.find_first_of(" \n") == npos &&
         std::any_of(std::begin(folders), std::end(folders),
                     [&](std::string_view folder) { return value.starts_with(folder); });
}

// Google Secret Manager: `projects/P/secrets/S`.
bool is_google_secret(std::string_view value) {
  return value.starts_with("projects/") && value.find("/secrets/") != npos;
}

// argocd-vault-plugin: `<key | base64encode>`. Without a modifier `<key>` is anybody's placeholder.
bool is_piped_key(std::string_view value) {
  return value.starts_with('<') && value.ends_with('>') && value.find(" | ") != npos;
}

// Spring Cloud Config: hex or base64 behind the mark.
bool is_spring_cipher(std::string_view value) {
  constexpr std::string_view mark = "{cipher}";
  return value.starts_with(mark) && value.size() > mark.size() &&
         std::all_of(value.begin() + mark.size(), value.end(), [](char c) {
           return is_letter(c) || is_digit(c) || c == '+' || c == '/' || c == '=';
         });
}

bool is_aws_arn(std::string_view value) {
  return value.starts_with("arn:aws") &&
         (value.find(":secretsmanager:") != npos || value.find(":ssm:") != npos);
}

// `${HOST}-${KEY}`: variables, and nothing but joints between them.
bool is_made_of_variables(std::string_view value) {
  std::size_t variables = 0;
  while (!value.empty()) {
    const bool opens = value.starts_with("${") || value.starts_with("$(");
    const std::size_t end = opens ? value.find(value[1] == '{' ? '}' : ')') : 0;
    if (end == npos || (opens && !is_name(value.substr(2, end - 2), ".-"))) return false;
    if (!opens && std::string_view("-_.:/").find(value.front()) == npos) return false;
    variables += opens ? 1 : 0;
    value.remove_prefix(end + 1);
  }
  return variables > 1;
}

bool is_azure_vault_url(std::string_view value) {
  return value.starts_with("https://") && value.find(".vault.azure.net/secrets/") != npos;
}

}  // namespace

bool is_environment_reference(std::string_view value) {
  if (value.starts_with("$$")) value.remove_prefix(1);
  return (value.starts_with('$') && is_name(value.substr(1))) || is_braced_variable(value);
}

bool is_reference(std::string_view value) {
  if (is_environment_reference(value)) return true;
  // Argo CD: `$key` of argocd-secret, `$secret:key` of another Secret.
  if (value.starts_with('$') && is_name(value.substr(1), ".:-")) return true;
  const auto begins = [&](std::string_view prefix) { return value.starts_with(prefix); };
  const auto between = [&](const Frame& frame) { return is_between(value, frame); };
  const auto inside = [&](const Frame& frame) { return holds(value, frame); };
  return std::any_of(std::begin(prefixes), std::end(prefixes), begins) ||
         std::any_of(frames.begin(), frames.end(), between) ||
         std::any_of(actions.begin(), actions.end(), inside) || holds(value, {"<path:", ">"}) ||
         holds(value, {"ref+", "://"}) || is_mounted_path(value) || is_azure_vault_url(value) ||
         is_piped_key(value) || is_google_secret(value) || is_spring_cipher(value) ||
         is_aws_arn(value) || is_made_of_variables(value);
}

}  // namespace dexlint::rules
