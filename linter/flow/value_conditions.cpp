// What a value may be, and when it is that: what conditions are made of.
#include <algorithm>
#include <utility>

#include "linter/flow/abstract_value.h"

namespace dexlint::flow {
namespace {

constexpr std::size_t most_comparisons = 64;

/// One thing that a value may be, as far as it can be compared.
struct Choice {
  enum class Kind : std::uint8_t { constant, path, unknown };
  Kind kind = Kind::unknown;
  Literal literal = {};
  Source source = {};
  ConditionId when = always;
};

std::vector<Choice> choices_of(const Value& value) {
  std::vector<Choice> all;
  for (const Literal& literal : value.literals)
    all.push_back({Choice::Kind::constant, literal, {}, literal.when});
  for (const Source& source : value.tree)
    all.push_back({Choice::Kind::path, {}, source, source.when});
  for (const Sources* sources : {&value.made, &value.keys}) {
    for (const Source& source : *sources)
      all.push_back({Choice::Kind::unknown, {}, {}, source.when});
  }
  if (value.opaque) all.push_back({Choice::Kind::unknown, {}, {}, value.opaque_when});
  const bool other = all.empty() || !value.dicts.empty() || !value.lists.empty() || value.text;
  if (other) all.push_back({});
  return all;
}

// `x == ""` and `x == false` ask whether it is there.
std::pair<Demand, std::string_view> demand_of(const Literal& literal, bool equal) {
  const bool presence = literal.text.empty() || (literal.bare && literal.text == "false");
  if (presence) return {equal ? Demand::empty : Demand::filled, {}};
  if (literal.bare && literal.text == "true") return {equal ? Demand::filled : Demand::empty, {}};
  return {equal ? Demand::equal : Demand::unequal, literal.text};
}

}  // namespace

void Values::merge(Sources& sources, const Sources& more, ConditionId when) const {
  if (more.empty() || when == never) return;
  Sources merged;
  merged.reserve(sources.size() + more.size());
  const auto add = [&](const Source& source) {
    merged.push_back(source);
    merged.back().when = conditions_.both(source.when, when);
  };
  auto a = sources.begin();
  auto b = more.begin();
  while (a != sources.end() || b != more.end()) {
    if (b == more.end() || (a != sources.end() && a->path < b->path)) {
      merged.push_back(*a++);
    } else if (a == sources.end() || b->path < a->path) {
      add(*b++);
    } else {
      merged.push_back(*a);
      merged.back().kept = std::min(a->kept, b->kept);
      merged.back().when = conditions_.either(a->when, conditions_.both(b->when, when));
      ++a;
      ++b;
    }
  }
  sources = std::move(merged);
}

const Value* Values::guarded(const Value* value, ConditionId when) {
  if (when == always || value->is_nothing()) {
    // Where another branch makes something, that this one makes nothing counts as well.
    return when == always || when == never ? value : keep({.literals = {{"", true, when}}});
  }
  if (when == never) return nothing();
  Value result = *value;
  work_ += result.tree.size() + result.made.size();
  for (Sources* sources : {&result.tree, &result.made, &result.keys}) {
    for (Source& source : *sources) source.when = conditions_.both(source.when, when);
    std::erase_if(*sources, [](const Source& source) { return source.when == never; });
  }
  for (Literal& literal : result.literals) literal.when = conditions_.both(literal.when, when);
  std::erase_if(result.literals, [](const Literal& literal) { return literal.when == never; });
  if (result.text != nullptr) result.text_when = conditions_.both(result.text_when, when);
  if (result.text_when == never) result.text = nullptr;
  if (result.opaque) result.opaque_when = conditions_.both(result.opaque_when, when);
  if (result.opaque_when == never) result.opaque = false;
  return keep(std::move(result));
}

const Value* Values::where_true(const Value* value) {
  if (value->tree.empty() && value->literals.empty() && !value->may_be_empty()) return value;
  Value result = *value;
  result.filled = true;
  for (Source& source : result.tree)
    source.when = conditions_.both(source.when, when_source(source, Demand::filled));
  std::erase_if(result.tree, [](const Source& source) { return source.when == never; });
  std::erase_if(result.literals, is_false);
  return keep(std::move(result));
}

// What `set` put there is not what the values say.
ConditionId Values::when_source(const Source& source, Demand demand, std::string_view constant) {
  if (!aliases_.empty()) {
    for (PathId path = source.path; path != 0; path = paths_.parent(path)) {
      if (aliases_.contains(path)) return always;
    }
  }
  return conditions_.on(source.path, demand, constant);
}

ConditionId Values::holds(const Value& value, bool truth) {
  if (value.is_nothing()) return truth ? never : always;
  ConditionId all = never;
  const auto add = [&](ConditionId when) { all = conditions_.either(all, when); };
  const bool open = truth || !value.filled;
  if (open && value.opaque) add(value.opaque_when);
  if (open && value.text != nullptr) add(value.text_when);
  for (const Sources* sources : {&value.made, &value.keys}) {
    for (const Source& source : *sources) {
      if (open) add(source.when);
    }
  }
  for (const Literal& literal : value.literals) {
    if (is_false(literal) != truth) add(literal.when);
  }
  for (const Dict* dict : value.dicts) {
    if (dict->base != nullptr || dict->entries.empty() != truth) add(always);
  }
  for (const List* list : value.lists) {
    if (list->items.empty() != truth) add(always);
  }
  for (const Source& source : value.tree) {
    if (all == always) return always;
    add(conditions_.both(source.when, when_source(source, truth ? Demand::filled : Demand::empty)));
  }
  return all;
}

const Value* Values::boolean(ConditionId yes, ConditionId no) {
  if ((yes == always && no == always) || (yes == never && no == never)) return opaque();
  Value value;
  if (no != never) value.literals.push_back({"false", true, no});
  if (yes != never) value.literals.push_back({"true", true, yes});
  return keep(std::move(value));
}

ConditionId Values::compares(const Value& a, const Value& b, bool equal) {
  const std::vector<Choice> left = choices_of(a);
  const std::vector<Choice> right = choices_of(b);
  if (left.size() * right.size() > most_comparisons) return always;
  ConditionId all = never;
  for (const Choice& one : left) {
    for (const Choice& other : right) {
      ConditionId when = conditions_.both(one.when, other.when);
      const bool is_path = one.kind == Choice::Kind::path;
      const Choice& constant = is_path ? other : one;
      const Choice& path = is_path ? one : other;
      if (constant.kind == Choice::Kind::constant && path.kind == Choice::Kind::constant) {
        if ((one.literal.text == other.literal.text) != equal) continue;
      } else if (constant.kind == Choice::Kind::constant && path.kind == Choice::Kind::path) {
        const auto [demand, text] = demand_of(constant.literal, equal);
        when = conditions_.both(when, when_source(path.source, demand, text));
      }
      all = conditions_.either(all, when);
    }
  }
  return all;
}

bool only_literals(const Value& value) {
  return !value.literals.empty() && value.tree.empty() && value.made.empty() &&
         value.keys.empty() && value.dicts.empty() && value.lists.empty() &&
         value.text == nullptr && !value.opaque;
}

bool exclude_each_other(const Arm* a, const Arm* b) {
  if (a == nullptr || b == nullptr || a == b) return false;
  while (a->depth > b->depth) a = a->outer;
  while (b->depth > a->depth) b = b->outer;
  while (a != b && a->outer != b->outer) {
    a = a->outer;
    b = b->outer;
  }
  return a != b && a->branch == b->branch;
}

}  // namespace dexlint::flow
