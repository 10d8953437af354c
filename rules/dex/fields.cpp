#include "rules/dex/fields.h"

#include <algorithm>

#include "linter/model/node.h"

namespace dexlint::dex {
namespace {

// `orgs[]` for what stands in the items of `orgs`, `userSearch` for what stands in it; empty at the
// top.
std::string_view holder_of(const Field& field) {
  const std::size_t dot = field.path.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : field.path.substr(0, dot);
}

bool is_below(const Field& field, const Field* parent) {
  std::string_view holder = holder_of(field);
  if (parent == nullptr) return holder.empty();
  if (holder.ends_with("[]")) holder.remove_suffix(2);
  return holder == parent->path;
}

}  // namespace

std::string_view key_of(const Field& field) {
  return field.path.substr(field.path.rfind('.') + 1);  // npos + 1 is 0
}

const Connector* find_connector(std::string_view type) {
  const auto all = connectors();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Connector& one) { return one.type == type; });
  return found == all.end() ? nullptr : &*found;
}

const Field* find_field(std::span<const Field> fields, std::string_view path) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
    return equal_ignoring_case(field.path, path);
  });
  return found == fields.end() ? nullptr : &*found;
}

const Field* field_below(std::span<const Field> fields, const Field* parent, std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
    return is_below(field, parent) && equal_ignoring_case(key_of(field), key);
  });
  return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string_view> keys_below(std::span<const Field> fields, const Field* parent) {
  std::vector<std::string_view> keys;
  for (const Field& field : fields) {
    if (is_below(field, parent)) keys.push_back(key_of(field));
  }
  return keys;
}

}  // namespace dexlint::dex
