#include "rules/pack/node_path.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "linter/model/layer.h"
#include "linter/model/stars.h"

namespace dexlint::pack {
namespace {

using Kind = PathStep::Kind;

constexpr std::size_t longest_path = 200;
constexpr std::size_t most_steps = 16;

Problem wrong(std::string message) { return {SkipReason::unparsed, std::move(message), {}}; }

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 10 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// What stands between brackets.
Result<PathStep> bracket_step(std::string_view text) {
  PathStep step;
  if (text == "*") {
    step.kind = Kind::any_item;
  } else if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
    step.key = text.substr(1, text.size() - 2);
  } else if (is_number(text)) {
    step.kind = Kind::item;
    std::from_chars(text.data(), text.data() + text.size(), step.index);
  } else if (const std::size_t equals = text.find('='); equals != 0 && equals < text.size() - 1) {
    step.kind = Kind::named_item;
    step.key = text.substr(0, equals);
    step.text = text.substr(equals + 1);
  } else {
    return wrong("expected [*], [3], [id=github] or [\"a key\"] in a path");
  }
  return step;
}

PathStep key_step(std::string_view text) {
  PathStep step;
  step.kind = text == "**" ? Kind::any_depth : Kind::key;
  step.key = text;
  return step;
}

// Takes one step off the front of `rest`, and what separates it from the next.
Result<PathStep> take_step(std::string_view& rest) {
  const bool bracket = rest.front() == '[';
  const bool quoted = rest.starts_with("[\"");
  const std::size_t end = quoted    ? rest.find("\"]", 2)
                          : bracket ? rest.find(']')
                                    : std::min(rest.find_first_of(".["), rest.size());
  if (end == std::string_view::npos) return wrong("a [ of the path is not closed");
  if (end == 0) return wrong("expected a key between the dots of a path");
  const std::size_t behind = quoted ? end + 2 : bracket ? end + 1 : end;
  const Result<PathStep> step =
      bracket ? bracket_step(rest.substr(1, behind - 2)) : key_step(rest.substr(0, end));
  rest.remove_prefix(behind);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (rest.empty()) return wrong("expected a key behind the last dot of the path");
  } else if (!rest.empty() && rest.front() != '[') {
    return wrong("expected a dot behind a ] of the path");
  }
  return step;
}

class Selection {
 public:
  Selection(const NodePath& path, KeyMatch match, const std::function<void(const Node&)>& visit)
      : steps_(path.steps), match_(match), visit_(visit) {}

  void follow(const Node& given, std::size_t at) {
    const Node& node = given.resolved();
    if (!seen_.emplace(&node, at).second) return;
    if (at == steps_.size()) return visit_(node);
    const PathStep& step = steps_[at];
    switch (step.kind) {
      case Kind::key:
        return follow_key(node, step.key, at);
      case Kind::any_depth:
        follow(node, at + 1);
        // What an alias names is met where it stands.
        for (const Node& child : node.children()) {
          if (child.kind != NodeKind::alias) follow(child, at);
        }
        return;
      default:
        for (const Node& item : node.children()) {
          if (node.is_sequence() && fits(item, step)) follow(item, at + 1);
        }
    }
  }

 private:
  void follow_key(const Node& node, const std::string& key, std::size_t at) {
    if (!node.is_mapping()) return;
    const bool any = key.find('*') != std::string::npos;
    // The same key twice: branches of a template, of which each may count.
    const bool branches = !node.layer->unknown.empty();
    const Node* one = any || branches ? nullptr : effective(&node, key, match_);
    if (one != nullptr) return follow(*one, at + 1);
    if (!any && !branches) return;
    for (const Node& child : node.children()) {
      const bool fit = any ? child.key->is_scalar() && matches_stars(key, child.key->text)
                           : key_matches(child, key, match_);
      if (fit) follow(child, at + 1);
    }
  }

  bool fits(const Node& item, const PathStep& step) const {
    if (step.kind == Kind::any_item) return true;
    if (step.kind == Kind::item) return item.index == step.index;
    const Scalar name = effective_scalar(&item.resolved(), step.key, match_);
    return name.exists() && matches_stars(step.text, name.text());
  }

  const std::vector<PathStep>& steps_;
  KeyMatch match_;
  const std::function<void(const Node&)>& visit_;
  std::set<std::pair<const Node*, std::size_t>> seen_;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Nothing that a quoted text may spell in another way without a `\u` or `\x`, which wake by
// themselves.
std::string_view longest_run_of_letters(std::string_view key) {
  std::string_view longest;
  for (std::size_t at = 0; at < key.size();) {
    std::size_t end = at;
    while (end < key.size() && is_letter(key[end])) ++end;
    if (end - at > longest.size()) longest = key.substr(at, end - at);
    at = end + 1;
  }
  return longest;
}

}  // namespace

Result<NodePath> read_node_path(std::string_view text) {
  if (text.size() > longest_path) return wrong("a path has 200 bytes at most");
  NodePath path;
  while (!text.empty()) {
    Result<PathStep> step = take_step(text);
    if (!step) return step.error();
    if (path.steps.size() == most_steps) return wrong("a path has 16 steps at most");
    path.steps.push_back(std::move(*step));
  }
  return path;
}

bool is_plain(const NodePath& path) {
  return std::all_of(path.steps.begin(), path.steps.end(), [](const PathStep& step) {
    return step.kind == Kind::item ||
           (step.kind == Kind::key && step.key.find('*') == std::string::npos);
  });
}

std::string_view waking_letters(const NodePath& path) {
  const auto is_key = [](const PathStep& step) { return step.kind == Kind::key; };
  const auto last = std::find_if(path.steps.rbegin(), path.steps.rend(), is_key);
  if (last == path.steps.rend()) return {};
  const std::string_view letters = longest_run_of_letters(last->key);
  return letters.size() < 3 ? std::string_view{} : letters;
}

void select(const Node& from, const NodePath& path, KeyMatch match,
            const std::function<void(const Node&)>& visit) {
  Selection(path, match, visit).follow(from, 0);
}

}  // namespace dexlint::pack
