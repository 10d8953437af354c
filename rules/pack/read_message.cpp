#include "rules/pack/read_message.h"

#include <algorithm>
#include <string>
#include <utility>

#include "linter/model/nearest.h"
#include "rules/pack/node_path.h"

namespace dexlint::pack {
namespace {

constexpr std::string_view places[] = {"value", "key", "id", "count"};
constexpr std::size_t most_places = 10;

Problem wrong(std::string message) { return {SkipReason::unparsed, std::move(message), {}}; }

Problem unknown_place(std::string_view name) {
  const std::string_view meant = nearest(name, places);
  return wrong("there is no place of this name in a message: " +
               (meant.empty() ? "expected {value}, {key}, {id}, {count} or {.path}"
                              : "did you mean `{" + std::string(meant) + "}`?"));
}

// The steps of `{.path}`; none for the other places.
Result<NodePath> path_of(std::string_view name) {
  if (!name.starts_with('.')) {
    const bool known = std::find(std::begin(places), std::end(places), name) != std::end(places);
    return known ? Result<NodePath>(NodePath{}) : unknown_place(name);
  }
  Result<NodePath> path = read_node_path(name.substr(1));
  if (path && (path->steps.empty() || !is_plain(*path)))
    return wrong("expected a path to one value, without `*`, in a place of the message");
  return path;
}

}  // namespace

Result<PackMessage> read_message(std::string_view text) {
  PackMessage message;
  if (text.ends_with('.') || text.find('\n') != std::string_view::npos)
    return wrong("expected one line without a full stop: each format adds its own");
  while (true) {
    const std::size_t open = text.find_first_of("{}");
    message.text += text.substr(0, open);
    if (open == std::string_view::npos) return message;
    const std::size_t close = text.find('}', open);
    if (text[open] == '}' || close == std::string_view::npos)
      return wrong("a brace of the message has no partner");
    if (message.places.size() == most_places) return wrong("a message has ten places at most");
    const std::string_view name = text.substr(open + 1, close - open - 1);
    Result<NodePath> path = path_of(name);
    if (!path) return path.error();
    message.text += "{" + std::to_string(message.places.size()) + "}";
    message.places.emplace_back(name);
    message.paths.push_back(std::move(*path));
    text.remove_prefix(close + 1);
  }
}

}  // namespace dexlint::pack
