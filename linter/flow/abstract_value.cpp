#include "linter/flow/abstract_value.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace dexlint::flow {
namespace {

constexpr std::size_t most_literals = 12;
constexpr std::size_t most_alternatives = 8;
constexpr int deepest = 8;  // dicts in dicts; a dict may hold itself
constexpr int most_visits = 5000;

// False when there are too many.
template <typename T>
bool add_alternatives(std::vector<T>& all, const std::vector<T>& more) {
  for (const T& one : more) {
    if (std::find(all.begin(), all.end(), one) != all.end()) continue;
    if (all.size() >= most_alternatives) return false;
    all.push_back(one);
  }
  return true;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  return (hash ^ more) * 0x9e3779b97f4a7c15ULL + (hash >> 29);
}

}  // namespace

const Value* Values::literal(std::string_view text, bool bare) {
  return keep({.literals = {{text, bare}}});
}

const Value* Values::tree(PathId path, FilePlace read, ConditionId when) {
  return keep({.tree = {{path, Kept::whole, read, when}}});
}

const Value* Values::of(Dict& dict) { return keep({.dicts = {&dict}}); }

const Value* Values::list(std::vector<const Value*> items) {
  return keep({.lists = {&lists_.add(List{std::move(items)})}});
}

const Value* Values::join(const Value* a, const Value* b) {
  if (a == b || b->is_nothing()) return a;
  if (a->is_nothing()) return b;
  work_ += a->tree.size() + a->made.size() + b->tree.size() + b->made.size();
  Value joined = *a;
  merge(joined.tree, b->tree);
  merge(joined.made, b->made);
  merge(joined.keys, b->keys);
  joined.opaque = a->opaque || b->opaque;
  joined.filled = !a->may_be_empty() && !b->may_be_empty();
  if (!a->opaque) joined.opaque_when = b->opaque_when;
  if (a->opaque && b->opaque)
    joined.opaque_when = conditions_.either(a->opaque_when, b->opaque_when);
  for (const Literal& literal : b->literals) {
    const auto at =
        std::lower_bound(joined.literals.begin(), joined.literals.end(), literal,
                         [](const Literal& one, const Literal& other) {
                           return std::tie(one.text, one.bare) < std::tie(other.text, other.bare);
                         });
    if (at == joined.literals.end() || !same_text(*at, literal)) {
      joined.literals.insert(at, literal);
    } else {
      at->when = conditions_.either(at->when, literal.when);
    }
  }
  if (joined.literals.size() > most_literals) {
    joined.literals.clear();
    joined.opaque = true;
    joined.filled = false;
    joined.opaque_when = always;
  }
  const bool all =
      add_alternatives(joined.dicts, b->dicts) && add_alternatives(joined.lists, b->lists);
  if (!all) {
    joined.opaque = true;
    joined.filled = false;
    joined.opaque_when = always;
  }
  if (b->text != nullptr && a->text != nullptr && a->text != b->text) {
    Rendered& both = rendered();
    both.pieces.resize(2);
    both.pieces[0].value = a;
    both.pieces[1].value = b;
    both.nested = std::max(a->text->nested, b->text->nested) + 1;
    joined.text = &both;
    joined.text_when = always;
    joined.indent = 0;
    joined.on_new_line = false;
  } else if (b->text != nullptr) {
    joined.text = b->text;
    joined.text_when = b->text_when;
    joined.indent = b->indent;
    joined.on_new_line = b->on_new_line;
  }
  return keep(std::move(joined));
}

const Value* Values::field(const Value* value, std::string_view key, FilePlace read) {
  if (value == &nothing_ || value == &opaque_) return value;
  const Value* found = value->opaque ? guarded(opaque(), value->opaque_when) : nothing();
  for (const Source& source : value->tree) {
    const PathId path = paths_.child(source.path, key);
    found = join(found, tree(path, read, source.when));
    const auto alias = aliases_.find(path);
    if (alias != aliases_.end()) found = join(found, guarded(alias->second, source.when));
  }
  for (const Dict* dict : value->dicts) {
    const auto entry = dict->entries.find(key);
    if (entry != dict->entries.end()) found = join(found, entry->second);
    if (dict->base == nullptr || nested_fields_ >= deepest) continue;
    ++nested_fields_;
    found = join(found, field(dict->base, key, read));
    --nested_fields_;
  }
  // Text that was parsed, or a key of something that was made: all of it may be in there.
  if (!value->made.empty()) found = join(found, keep({.made = value->made, .opaque = true}));
  return found;
}

const Value* Values::any_field(const Value* value, FilePlace read) {
  const Value* found = join(opaque(), field(value, any_key, read));
  for (const Dict* dict : value->dicts) {
    if (dict->is_root) continue;
    for (const auto& [key, entry] : dict->entries) found = join(found, entry);
  }
  return found;
}

const Value* Values::element(const Value* value, FilePlace read) {
  const Value* found = any_field(value, read);
  for (const List* list : value->lists) {
    for (const Value* item : list->items) found = join(found, item);
  }
  return found;
}

void Values::set(const Value* target, std::string_view key, const Value* value) {
  for (Dict* dict : target->dicts) {
    const Value*& entry = dict->entries.try_emplace(key, nothing()).first->second;
    entry = join(entry, value);
  }
  for (const Source& source : target->tree) {
    const Value*& alias =
        aliases_.try_emplace(paths_.child(source.path, key), nothing()).first->second;
    alias = join(alias, value);
  }
}

void Values::lay_under(const Value* target, const Value* more) {
  for (Dict* dict : target->dicts) {
    if (!dict->is_root) dict->base = dict->base == nullptr ? more : join(dict->base, more);
  }
}

// How deep a visit of all that is in a value is, and how much it may still look at: dicts may hold
// each other and themselves.
struct Values::Visit {
  int depth = 0;
  int left = most_visits;
  bool enter() {
    if (depth >= deepest || --left <= 0) return false;
    ++depth;
    return true;
  }
  void leave() { --depth; }
};

Sources Values::contents(const Value& value, ConditionId when) const {
  Sources all;
  Visit visit;
  add_contents(value, all, visit);
  if (when == always) return all;
  for (Source& source : all) source.when = conditions_.both(source.when, when);
  std::erase_if(all, [](const Source& source) { return source.when == never; });
  return all;
}

void Values::add_contents(const Value& value, Sources& all, Visit& visit) const {
  work_ += 1 + all.size() + value.tree.size() + value.made.size();
  merge(all, value.tree);
  merge(all, value.made);
  if (value.dicts.empty() && value.lists.empty()) return;
  if (!visit.enter()) return;
  for (const Dict* dict : value.dicts) {
    if (dict->is_root) continue;
    for (const auto& [key, entry] : dict->entries) add_contents(*entry, all, visit);
    if (dict->base != nullptr) add_contents(*dict->base, all, visit);
  }
  for (const List* list : value.lists) {
    for (const Value* item : list->items) add_contents(*item, all, visit);
  }
  visit.leave();
}

const Value* Values::made_from(const Value* value, Kept kept) {
  Sources made = contents(*value);
  if (made.empty()) return opaque();
  for (Source& source : made) source.kept = std::max(source.kept, kept);
  return keep({.made = std::move(made), .opaque = true});
}

const Literal* Values::constant(const Value& value) {
  const bool only = value.literals.size() == 1 && value.tree.empty() && value.made.empty() &&
                    value.keys.empty() && value.dicts.empty() && value.lists.empty() &&
                    value.text == nullptr && !value.opaque;
  return only ? &value.literals.front() : nullptr;
}

std::uint64_t Values::fingerprint(const Value& value) const {
  Visit visit;
  return hash(value, visit);
}

std::uint64_t Values::hash(const Value& value, Visit& visit) const {
  work_ += 1 + value.tree.size() + value.made.size();
  std::uint64_t all = mixed((value.opaque ? 7 : 3) + (value.filled ? 32 : 0), value.indent);

  const auto add_sources = [&](const Sources& sources, std::uint64_t seed) {
    all = mixed(all, seed);
    for (const Source& source : sources) {
      const std::uint64_t place = (std::uint64_t{source.read.file} << 32) ^ source.read.span.begin;
      all = mixed(mixed(all, source.path), place * 4 + static_cast<std::uint64_t>(source.kept));
      all = mixed(all, source.when);
    }
  };
  add_sources(value.tree, 11);
  add_sources(value.made, 13);
  add_sources(value.keys, 17);
  for (const Literal& literal : value.literals)
    all = mixed(mixed(all, std::hash<std::string_view>()(literal.text) + (literal.bare ? 1 : 0)),
                literal.when);
  all = mixed(all, reinterpret_cast<std::uintptr_t>(value.text));
  all = mixed(mixed(all, value.text_when), value.opaque_when);
  if (value.dicts.empty() && value.lists.empty()) return all;
  const bool enters = visit.enter();
  for (const Dict* dict : value.dicts) {
    if (dict->is_root || !enters) {
      all = mixed(all, reinterpret_cast<std::uintptr_t>(dict));
      continue;
    }
    all = mixed(all, 19 + dict->entries.size());
    for (const auto& [key, entry] : dict->entries) {
      all = mixed(all, std::hash<std::string_view>()(key));
      all = mixed(all, hash(*entry, visit));
    }
    if (dict->base != nullptr) all = mixed(all, hash(*dict->base, visit) + 23);
  }
  for (const List* list : value.lists) {
    all = mixed(all, 29 + list->items.size());
    for (const Value* item : list->items)
      all = mixed(all, enters ? hash(*item, visit) : reinterpret_cast<std::uintptr_t>(item));
  }
  if (enters) visit.leave();
  return all;
}

}  // namespace dexlint::flow
