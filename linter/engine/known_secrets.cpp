#include "linter/engine/known_secrets.h"

#include <algorithm>

#include "linter/model/vocabulary.h"

namespace dexlint {
namespace {

constexpr std::size_t shortest = 6;
constexpr std::size_t shortest_searched = 12;
constexpr std::size_t most_searched = 64;

// A value of a Secret may be a user name or a host; its key tells.
bool is_secret(const Credential& credential) {
  return credential.field != CredentialField::secret_data || is_credential_key(credential.key);
}

}  // namespace

KnownSecrets::KnownSecrets(const Contexts& contexts) {
  for (const Credential& credential : contexts.credentials) {
    const std::string_view text = credential.value.text();
    if (text.size() < shortest || !is_secret(credential) || !all_.insert(text).second) continue;
    if (text.size() >= shortest_searched && searched_.size() < most_searched)
      searched_.push_back(text);
  }
}

bool KnownSecrets::are_in(std::string_view text) const {
  if (all_.count(text) != 0) return true;
  return text.size() > shortest_searched &&
         std::any_of(searched_.begin(), searched_.end(), [&](std::string_view secret) {
           return text.find(secret) != std::string_view::npos;
         });
}

bool KnownSecrets::any_stands_in(std::string_view text) const {
  return std::any_of(all_.begin(), all_.end(), [&](std::string_view secret) {
    return text.find(secret) != std::string_view::npos;
  });
}

}  // namespace dexlint
