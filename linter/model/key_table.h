// Tables of keys: what a mapping of a file for people (`.dexlint.yaml`, a rule pack) may hold,
// once. The strict reader, its "did you mean" and the JSON Schema are made from them.
#pragma once

#include <string_view>
#include <tuple>

namespace dexlint {

/// A key: its name, the member that it sets (whose type says what may stand behind it), and what
/// people are told.
template <typename Of, typename Value>
struct ConfigKey {
  std::string_view name;
  Value Of::*sets;
  std::string_view help;  ///< one line, without a full stop
  /// YAML that stands behind the colon, for the commented file; whole lines where it starts with a
  /// line break.
  std::string_view example = {};
  bool required = false;
};
template <typename Of, typename Value, typename... More>
ConfigKey(const char*, Value Of::*, More...) -> ConfigKey<Of, Value>;

/// The keys of a mapping that fills an `Of`, as a tuple named `keys`.
template <typename Of>
struct ConfigKeys;

/// Calls `visit(key)` for each key of a mapping that fills an `Of`.
template <typename Of, typename Visit>
constexpr void for_each_key(Visit visit) {
  std::apply([&](const auto&... keys) { (visit(keys), ...); }, ConfigKeys<Of>::keys);
}

}  // namespace dexlint
