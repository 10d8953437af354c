#include "rules/shared/variable.h"

#include <algorithm>
#include <cstdint>

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What stands between `${` and `}`.
enum class Kind : std::uint8_t { text, variable, with_default };
struct Inner {
  Kind kind = Kind::text;
  std::string_view fallback = {};  ///< with_default: behind the operator
};

// `NAME-default` of POSIX looks like `my-secret` of others: only capitals before, and something
// else behind, tell.
bool is_bare_default(std::string_view name, std::string_view rest) {
  return rest.starts_with('-') && is_capital_name(name) && !is_capital_name(rest.substr(1));
}

// `NAME^^`, `NAME,,`, `NAME#prefix`, `NAME%suffix`, `NAME/a/b`, `NAME?message`: changes of a value
// that stands elsewhere.
bool is_changed(std::string_view rest) {
  return !rest.empty() && std::string_view("^,#%/?").find(rest.front()) != npos &&
         rest.find_first_of("{}") == npos;
}

// `var.db["main"].password`, `file("x")`, `secrets[0]`.
bool is_path(std::string_view inner, std::string_view rest) {
  return !rest.empty() && std::string_view(".[(").find(rest.front()) != npos &&
         std::all_of(inner.begin(), inner.end(), [](char c) {
           return is_letter(c) || is_digit(c) || std::string_view(".-:/[]()\"'*").find(c) != npos;
         });
}

Inner operated(std::string_view name, char operation, std::string_view operand) {
  if (!is_variable_name(name, ".-")) return {};
  if (operation == '?') return {Kind::variable};
  return {operand.empty() ? Kind::variable : Kind::with_default, operand};
}

std::string_view name_of(std::string_view inner, std::string_view also) {
  const auto stop = std::find_if_not(inner.begin(), inner.end(), [&](char c) {
    return is_letter(c) || is_digit(c) || also.find(c) != npos;
  });
  return inner.substr(0, static_cast<std::size_t>(stop - inner.begin()));
}

// `:-`, `:=`, `:+`, `:?`.
bool begins_with_operator(std::string_view rest) {
  return rest.size() >= 2 && rest[0] == ':' && std::string_view("-=+?").find(rest[1]) != npos;
}

// What stands behind the name decides, so that no default is looked through for its own operators.
Inner inner_of(std::string_view inner) {
  const std::string_view dotted = name_of(inner, ".-");
  if (const std::string_view rest = inner.substr(dotted.size()); begins_with_operator(rest))
    return operated(dotted, rest[1], rest.substr(2));
  const std::string_view name = name_of(inner, "");
  const std::string_view rest = inner.substr(name.size());
  if (!is_variable_name(name)) return {};
  if (rest.starts_with('=') || is_bare_default(name, rest))
    return operated(name, '=', rest.substr(1));
  const bool known = is_variable_name(inner, ".-:/") || is_changed(rest) || is_path(inner, rest);
  return known ? Inner{Kind::variable} : Inner{};
}

Inner braced(std::string_view value) {
  if (!value.starts_with("${") || !value.ends_with('}')) return {};
  return inner_of(value.substr(2, value.size() - 3));
}

}  // namespace

bool is_capital_name(std::string_view text) {
  return is_variable_name(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_variable_name(std::string_view text, std::string_view also) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter(c) || is_digit(c) || also.find(c) != npos; });
}

bool is_braced_variable(std::string_view value) {
  const Inner inner = braced(value);
  if (inner.kind != Kind::with_default) return inner.kind == Kind::variable;
  const std::string_view last = default_of(value);
  return last != value && (last.empty() || is_variable(last));
}

bool is_variable(std::string_view value) {
  if (value.starts_with("$(") && value.ends_with(')'))
    return is_variable_name(value.substr(2, value.size() - 3), ".-");
  return (value.starts_with('$') && is_variable_name(value.substr(1))) ||
         braced(value).kind == Kind::variable;
}

std::string_view default_of(std::string_view value) {
  // Nobody nests deeper; what is left then is no default, but a text with braces.
  constexpr int most_levels = 8;
  for (int level = 0; level < most_levels; ++level) {
    const Inner inner = braced(value);
    if (inner.kind != Kind::with_default) break;
    value = inner.fallback;
  }
  return value;
}

}  // namespace dexlint::rules
