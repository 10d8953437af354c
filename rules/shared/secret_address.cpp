#include "rules/shared/secret_address.h"

#include <algorithm>
#include <iterator>

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

// A path of a mounted file. Base64 may start with a slash too, so the first folder must be a usual
// one, or all of it in lower case.
bool is_mounted_path(std::string_view value) {
  static constexpr std::string_view folders[] = {"/var/",     "/etc/", "/run/", "/mnt/",
                                                 "/opt/",     "/usr/", "/tmp/", "/home/",
                                                 "/secrets/", "./",    "../",   "~/"};
  const bool lower = value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") == npos &&
                     std::count(value.begin(), value.end(), '/') >= 2;
  if (lower && value.starts_with('/')) return true;
  return value.find_first_of(" \n") == npos &&
         std::any_of(std::begin(folders), std::end(folders), [&](std::string_view folder) {
           return value.size() > folder.size() && value.starts_with(folder);
         });
}

// Google Secret Manager: `projects/P/secrets/S`.
bool is_google_secret(std::string_view value) {
  return value.starts_with("projects/") && value.find("/secrets/") != npos &&
         value.find(' ') == npos;
}

bool is_aws_arn(std::string_view value) {
  return value.starts_with("arn:aws") &&
         (value.find(":secretsmanager:") != npos || value.find(":ssm:") != npos);
}

// Azure: the vault's host differs by cloud.
bool is_azure_vault_url(std::string_view value) {
  static constexpr std::string_view hosts[] = {
      ".vault.azure.net/secrets/", ".vault.azure.cn/secrets/", ".vault.usgovcloudapi.net/secrets/"};
  return value.starts_with("https://") &&
         std::any_of(std::begin(hosts), std::end(hosts),
                     [&](std::string_view host) { return value.find(host) != npos; });
}

// akv2k8s: `client-secret@azurekeyvault`.
bool is_injected(std::string_view value) {
  constexpr std::string_view mark = "@azurekeyvault";
  return value.ends_with(mark) && value.size() > mark.size() && value.find(' ') == npos;
}

}  // namespace

bool is_secret_address(std::string_view value) {
  return is_mounted_path(value) || is_google_secret(value) || is_aws_arn(value) ||
         is_azure_vault_url(value) || is_injected(value);
}

}  // namespace dexlint::rules
