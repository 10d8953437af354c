#include "rules/shared/account.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "linter/model/words.h"
#include "rules/shared/rarity.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view password_words[] = {"password", "passwd", "pass", "pwd", "pw"};
constexpr std::string_view user_words[] = {"user", "username", "login", "uid", "account"};

bool ends_in(std::string_view key, std::span<const std::string_view> list) {
  const std::vector<std::string> parts = words(key);
  return !parts.empty() && is_one_of(list, parts.back());
}

bool is_access_key(std::vector<std::string> parts) {
  if (!parts.empty() && parts.back() == "id") parts.pop_back();
  if (parts.empty()) return false;
  const bool run_together = parts.back() == "accesskey";
  const bool apart =
      parts.size() > 1 && parts.back() == "key" && parts[parts.size() - 2] == "access";
  return (run_together || apart) && std::find(parts.begin(), parts.end(), "secret") == parts.end();
}

}  // namespace

bool is_account_name(std::string_view key, std::string_view value) {
  return value.size() <= 32 && is_access_key(words(key)) && is_plain_words(value);
}

bool repeats_its_user(const Credential& credential) {
  constexpr std::size_t most = 64;  // larger mappings are tables, not a login
  const Node& leaf = *credential.value.node();
  const Node* parent = leaf.parent;
  if (!ends_in(credential.key, password_words) || parent == nullptr || !parent->is_mapping() ||
      parent->count > most)
    return false;
  for (const Node& beside : parent->children()) {
    if (&beside != &leaf && beside.key != nullptr && beside.resolved().is_scalar() &&
        beside.resolved().text == credential.value.text() && ends_in(beside.key->text, user_words))
      return true;
  }
  return false;
}

}  // namespace dexlint::rules
