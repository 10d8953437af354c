// Functions on dicts and lists.
#include <algorithm>
#include <array>
#include <charconv>

#include "linter/flow/default_values.h"
#include "linter/flow/functions.h"

namespace dexlint::flow {
namespace {

using Items = std::vector<const Value*>;

// What is in a list of the template; null when it may be something else, or another list.
const Items* items_of(const Value& value) {
  const bool exact =
      value.lists.size() == 1 && value.tree.empty() && value.made.empty() && !value.opaque;
  return exact ? &value.lists.front()->items : nullptr;
}

// The item at a position; null when it cannot be told which that is.
const Value* item(const Value& list, const Literal& position) {
  const Items* items = items_of(list);
  std::size_t number = 0;
  const char* end = position.text.data() + position.text.size();
  const bool known = position.bare && std::from_chars(position.text.data(), end, number).ptr == end;
  return items != nullptr && known && number < items->size() ? (*items)[number] : nullptr;
}

// The value under a key that may be one of several constants, a key of that very map, or unknown.
const Value* under_key(const Call& call, const Value* dict, const Value* key) {
  Values& values = call.values;
  const Value* found = values.nothing();
  bool known = !key->opaque && key->tree.empty() && key->made.empty() && key->keys.empty();
  for (const Literal& literal : key->literals) {
    const bool position = literal.bare || !dict->lists.empty();
    if (const Value* at = item(*dict, literal)) {
      found = values.join(found, values.guarded(at, literal.when));
    } else if (position) {
      known = false;
    } else {
      const Value* field = values.field(dict, literal.text, call.place);
      found = values.join(found, values.guarded(field, literal.when));
    }
  }
  if (!known) found = values.join(found, values.element(dict, call.place));
  return found;
}

const Value* index(const Call& call) {
  const Value* value = call.at(0);
  for (std::size_t i = 1; i < call.size(); ++i) value = under_key(call, value, call.at(i));
  return value;
}

const Value* get(const Call& call) { return under_key(call, call.at(0), call.at(1)); }

// dig "a" "b" default dict
const Value* dig(const Call& call) {
  if (call.size() < 3) return call.values.opaque();
  const Value* value = call.last();
  for (std::size_t i = 0; i + 2 < call.size(); ++i) value = under_key(call, value, call.at(i));
  return call.values.join(value, call.at(call.size() - 2));
}

const Value* pluck(const Call& call) {
  std::vector<const Value*> items;
  for (std::size_t i = 1; i < call.size(); ++i) {
    const Value* item = under_key(call, call.at(i), call.at(0));
    if (!item->is_nothing()) items.push_back(item);
  }
  return call.values.list(std::move(items));
}

const Value* make_dict(const Call& call) {
  Dict& dict = call.values.dict();
  for (std::size_t i = 0; i < call.size(); i += 2) {
    if (const Literal* key = Values::constant(*call.at(i))) {
      dict.entries[key->text] = call.at(i + 1);
    } else {
      // A key that is not known: its value may be under every one.
      const Value* some = call.values.made_from(call.at(i + 1), Kept::whole);
      dict.base = call.values.join(dict.base ? dict.base : call.values.opaque(), some);
    }
  }
  return call.values.of(dict);
}

const Value* make_list(const Call& call) {
  return call.values.list({call.arguments.begin(), call.arguments.end()});
}

const Value* set(const Call& call) {
  if (const Literal* key = Values::constant(*call.at(1))) {
    call.values.set(call.at(0), key->text, call.at(2));
  } else if (!call.at(0)->dicts.empty()) {
    call.values.lay_under(call.at(0), call.values.made_from(call.at(2), Kept::whole));
  }
  return call.at(0);
}

const Value* same(const Call& call) { return call.at(0); }
const Value* last_argument(const Call& call) { return call.last(); }

// The first dict changes, and is the result.
const Value* merge_dicts(const Call& call) {
  const Value* rest = call.values.nothing();
  for (std::size_t i = 1; i < call.size(); ++i) rest = call.values.join(rest, call.at(i));
  if (!rest->is_nothing()) call.values.lay_under(call.at(0), rest);
  return call.values.join(call.at(0), rest);
}

// The dict of the template that a value is; null when it may be something else.
const Dict* dict_of(const Value& value) {
  const bool exact = value.dicts.size() == 1 && value.tree.empty() && value.made.empty() &&
                     value.lists.empty() && value.literals.empty() && !value.opaque;
  const Dict* dict = exact ? value.dicts.front() : nullptr;
  return dict == nullptr || dict->is_root || dict->base != nullptr ? nullptr : dict;
}

// True for what is neither map nor list: mergeOverwrite merges maps, and leaves a list where the
// later one is empty. Facts: mergo v1, deepMerge.
bool is_plain(const Call& call, const Value& value) {
  const ValuesPaths& paths = call.values.paths();
  const bool of_values = std::all_of(value.tree.begin(), value.tree.end(), [&](const Source& one) {
    return default_kind(paths, one.path) != DefaultKind::absent &&
           default_kind(paths, one.path) != DefaultKind::structure;
  });
  return of_values && value.dicts.empty() && value.lists.empty() && !value.opaque;
}

// What stands under a key of a later dict takes the place of what was there, also when it is empty.
// The first dict, which a branch may have changed, keeps what it had as well.
const Value* merge_over(const Call& call) {
  Values& values = call.values;
  Dict& result = values.dict();
  for (const Value* argument : call.arguments) {
    const Dict* dict = dict_of(*argument);
    if (dict == nullptr) return merge_dicts(call);
    for (const auto& [key, value] : dict->entries) {
      const Value*& entry = result.entries.try_emplace(key, values.nothing()).first->second;
      const bool replaces = is_plain(call, *value);
      entry = replaces ? value : values.join(entry, value);
    }
  }
  const Value* merged = values.of(result);
  values.lay_under(call.at(0), merged);
  return merged;
}

const Value* join_all(const Call& call) {
  const Value* all = call.values.nothing();
  for (const Value* argument : call.arguments) all = call.values.join(all, argument);
  return all;
}

const Value* append(const Call& call) {
  const Items* known = items_of(*call.at(0));
  if (known == nullptr) return call.values.join(call.at(0), call.values.list({call.at(1)}));
  Items items = *known;
  items.push_back(call.at(1));
  return call.values.list(std::move(items));
}

const Value* first(const Call& call) {
  const Items* items = items_of(*call.at(0));
  return items != nullptr && !items->empty() ? items->front()
                                             : call.values.element(call.at(0), call.place);
}

const Value* last(const Call& call) {
  const Items* items = items_of(*call.at(0));
  return items != nullptr && !items->empty() ? items->back()
                                             : call.values.element(call.at(0), call.place);
}

const Value* keys(const Call& call) {
  Value keys{.keys = call.at(0)->tree, .opaque = true};
  std::vector<const Value*> names;
  for (const Dict* dict : call.at(0)->dicts) {
    for (const auto& [key, entry] : dict->entries) names.push_back(call.values.literal(key));
    if (dict->base != nullptr) call.values.merge(keys.keys, dict->base->tree);
  }
  const bool exact = keys.keys.empty() && call.at(0)->made.empty() && !call.at(0)->opaque;
  const Value* list = call.values.list(std::move(names));
  return exact ? list : call.values.join(list, call.values.keep(std::move(keys)));
}

const Value* dict_values(const Call& call) {
  return call.values.list({call.values.element(call.at(0), call.place)});
}

// What pick and omit leave of a dict or of a map of values. A map that no values file fills is kept
// as it is.
const Value* filtered(const Call& call, bool keep_named) {
  Values& values = call.values;
  std::vector<std::string_view> names;
  for (std::size_t i = 1; i < call.size(); ++i) {
    const Literal* name = Values::constant(*call.at(i));
    if (name == nullptr) return call.at(0);
    names.push_back(name->text);
  }
  const auto stays = [&](std::string_view key) {
    return (std::find(names.begin(), names.end(), key) != names.end()) == keep_named;
  };
  Dict& left = values.dict();
  const Value* of = call.at(0);
  if (keep_named) {
    for (const std::string_view name : names)
      left.entries[name] = values.field(of, name, call.place);
    return values.of(left);
  }
  Value rest = *of;
  rest.tree.clear();
  rest.dicts.clear();
  const auto add = [&](std::string_view key, const Value* value) {
    const Value*& entry = left.entries.try_emplace(key, values.nothing()).first->second;
    if (stays(key)) entry = values.join(entry, value);
  };
  for (const Source& source : of->tree) {
    bool filled = false;
    for (const ValuesNode& node : values.paths().nodes(source.path)) {
      for (const Node& child : node.node->children()) {
        if (child.key == nullptr) continue;
        filled = true;
        add(child.key->text, values.field(of, child.key->text, source.read));
      }
    }
    if (!filled) values.merge(rest.tree, {source});
  }
  for (const Dict* dict : of->dicts) {
    for (const auto& [key, entry] : dict->entries) add(key, entry);
    if (dict->base != nullptr)
      left.base = left.base ? values.join(left.base, dict->base) : dict->base;
  }
  return values.join(values.of(left), values.keep(std::move(rest)));
}

const Value* pick(const Call& call) { return filtered(call, true); }
const Value* omit(const Call& call) { return filtered(call, false); }

constexpr std::array functions = std::to_array<NamedFunction>({
    {"append", append},
    {"compact", same},
    {"concat", join_all},
    {"deepCopy", same},
    {"dict", make_dict},
    {"dig", dig},
    {"first", first},
    {"fromJson", same},
    {"fromJsonArray", same},
    {"fromYaml", same},
    {"fromYamlArray", same},
    {"get", get},
    {"index", index},
    {"initial", same},
    {"keys", keys},
    {"last", last},
    {"list", make_list},
    {"merge", merge_dicts},
    {"mergeOverwrite", merge_over},
    {"omit", omit},
    {"pick", pick},
    {"pluck", pluck},
    {"prepend", append},
    {"push", append},
    {"rest", same},
    {"reverse", same},
    {"set", set},
    {"slice", same},
    {"sortAlpha", last_argument},
    {"tuple", make_list},
    {"uniq", same},
    {"unset", same},
    {"values", dict_values},
    {"without", same},
});
static_assert(std::ranges::is_sorted(functions, {}, &NamedFunction::name));

}  // namespace

std::span<const NamedFunction> collection_functions() { return functions; }

}  // namespace dexlint::flow
