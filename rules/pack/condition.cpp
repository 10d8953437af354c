#include "rules/pack/condition.h"

#include <algorithm>
#include <string_view>

#include "linter/model/stars.h"
#include "rules/pack/node_path.h"
#include "rules/shared/credential.h"
#include "rules/shared/redirect.h"
#include "rules/shared/url.h"

namespace dexlint::pack {
namespace {

Truth truth(bool is_so) { return is_so ? Truth::yes : Truth::no; }

Truth opposite(Truth of) { return of == Truth::unknown ? of : truth(of == Truth::no); }

// A value that can be compared: no template, no reference, nothing left to be filled in.
bool is_known(const Scalar& value) {
  return value.exists() && !value.unknown() && !value.node()->tagged &&
         rules::is_known_redirect(value);
}

// What is not there, or is null, is nothing that was asked for, if it is sure that nothing else
// says it.
Truth of_absent(const Thing& thing) { return thing.complete ? Truth::no : Truth::unknown; }

// Calls `test` with the text of a value; what is no text at all is none that was asked for.
template <typename Test>
Truth of_text(const Thing& thing, const Node* value, Test test) {
  if (value == nullptr || (value->is_scalar() && value->style == ScalarStyle::absent))
    return of_absent(thing);
  if (value->unknown) return Truth::unknown;
  if (!value->is_scalar()) return Truth::no;
  const Scalar text(value);
  return is_known(text) ? truth(test(text.text())) : Truth::unknown;
}

bool is_in(const PackLiterals& literals, std::string_view text) {
  return std::find(literals.any.begin(), literals.any.end(), text) != literals.any.end();
}

template <typename Fits>
bool fits_one(const PackLiterals& wanted, Fits fits) {
  return wanted.any.empty() || std::any_of(wanted.any.begin(), wanted.any.end(), fits);
}

bool is_url_of(const UrlCondition& wanted, std::string_view text) {
  const rules::Url url = rules::parse_url(text);
  if (!url.is_absolute()) return false;
  return fits_one(wanted.scheme,
                  [&](const std::string& one) { return equal_ignoring_case(one, url.scheme); }) &&
         fits_one(wanted.host,
                  [&](const std::string& one) { return rules::is_listed_host(one, url.host); }) &&
         fits_one(wanted.path,
                  [&](const std::string& one) { return matches_stars(one, url.path); });
}

// `null` is there and says nothing.
bool is_there(const Node* value) {
  if (value == nullptr) return false;
  return value->unknown || !value->is_scalar() || Scalar(value).exists();
}

Truth exists(const Subject& subject, const Node* value) {
  if (value != nullptr && value->unknown) return Truth::unknown;
  if (is_there(value)) return Truth::yes;
  return of_absent(subject.thing);
}

bool is_number(std::string_view text) {
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  const std::string_view digits = text.substr(sign);
  return digits.find_first_of("0123456789") != std::string_view::npos &&
         digits.find_first_not_of("0123456789.eE+-_") == std::string_view::npos &&
         std::count(digits.begin(), digits.end(), '.') <= 1;
}

bool is_one_word_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return equal_ignoring_case(word, text); });
}

ValueType type_of(const Node& value) {
  if (value.is_mapping()) return ValueType::mapping;
  if (value.is_sequence()) return ValueType::list;
  if (value.style == ScalarStyle::absent) return ValueType::null;
  if (value.style != ScalarStyle::plain && value.style != ScalarStyle::json_bare)
    return ValueType::text;
  if (is_one_word_of(value.text, {"null", "~"})) return ValueType::null;
  if (is_one_word_of(value.text, {"true", "false"})) return ValueType::boolean;
  return is_number(value.text) ? ValueType::number : ValueType::text;
}

Truth is_of_type(const Node* value, ValueType type) {
  if (value == nullptr || value->unknown || value->tagged) return Truth::unknown;
  return truth(type_of(*value) == type);
}

Truth is_literal(const Subject& subject, const Node* value) {
  if (value == nullptr || !value->is_scalar()) return Truth::unknown;
  const rules::Verdict verdict = rules::judge({.value = Scalar(value),
                                               .field = CredentialField::values_credential,
                                               .key = key_of(*value),
                                               .path_class = subject.thing.path_class});
  if (verdict == rules::Verdict::unknown) return Truth::unknown;
  return truth(verdict == rules::Verdict::literal || verdict == rules::Verdict::weak ||
               verdict == rules::Verdict::sample);
}

Truth has_count(const CountCondition& wanted, const Node* value) {
  if (value == nullptr || value->unknown) return Truth::unknown;
  if (value->is_scalar() || !value->layer->unknown.empty()) return Truth::unknown;
  const std::size_t count = count_of(value);
  return truth(count >= wanted.min.value_or(0) && count <= wanted.max.value_or(count));
}

// Two values held against each other by `same`.
template <typename Same>
Truth compared(const Subject& subject, const Node* value, const PlainPath& with, Same same) {
  const Thing& thing = subject.thing;
  Truth result = Truth::yes;
  const Truth known = of_text(thing, value, [&](std::string_view one) {
    result = of_text(thing, find(thing, with.path),
                     [&](std::string_view other) { return same(one, other); });
    return true;
  });
  return std::min(known, result);
}

bool have_same_host(std::string_view one, std::string_view other) {
  const rules::Url a = rules::parse_url(one);
  const rules::Url b = rules::parse_url(other);
  return equal_ignoring_case(a.host.empty() ? one : a.host, b.host.empty() ? other : b.host);
}

Truth all_of(const std::vector<Condition>& conditions, const Subject& subject) {
  Truth all = Truth::yes;
  for (const Condition& condition : conditions) all = std::min(all, holds(condition, subject));
  return all;
}

Truth any_of(const std::vector<Condition>& conditions, const Subject& subject) {
  Truth any = Truth::no;
  for (const Condition& condition : conditions) any = std::max(any, holds(condition, subject));
  return any;
}

// What is said of the text of a value.
Truth holds_of_text(const Condition& said, const Subject& subject, const Node* value) {
  const Thing& thing = subject.thing;
  Truth all = Truth::yes;
  const auto must = [&](Truth one) { all = std::min(all, one); };
  if (said.equals)
    must(of_text(thing, value, [&](auto text) { return text == said.equals->text; }));
  if (said.one_of)
    must(of_text(thing, value, [&](auto text) { return is_in(*said.one_of, text); }));
  if (said.matches)
    must(of_text(thing, value, [&](auto text) { return said.matches->is_in(text); }));
  if (said.url) must(of_text(thing, value, [&](auto text) { return is_url_of(*said.url, text); }));
  if (said.same_as)
    must(compared(subject, value, *said.same_as, [](auto a, auto b) { return a == b; }));
  if (said.same_host_as) must(compared(subject, value, *said.same_host_as, have_same_host));
  return all;
}

// What is said of a value as a whole.
Truth holds_of_node(const Condition& said, const Subject& subject, const Node* value) {
  Truth all = Truth::yes;
  const auto must = [&](Truth one, bool wanted) {
    all = std::min(all, wanted ? one : opposite(one));
  };
  if (said.exists) must(exists(subject, value), *said.exists);
  if (said.absent) must(exists(subject, value), !*said.absent);
  if (said.type) must(is_of_type(value, *said.type), true);
  if (said.credential_literal) must(is_literal(subject, value), *said.credential_literal);
  if (said.count) must(has_count(*said.count, value), true);
  return all;
}

// From a mapping or item on; null where a step leads nowhere.
const Node* descend(const Node* from, const NodePath& path, std::size_t first, KeyMatch match) {
  const Node* at = from;
  for (std::size_t i = first; at != nullptr && i < path.steps.size(); ++i) {
    const PathStep& step = path.steps[i];
    const Node& node = at->resolved();
    if (step.kind == PathStep::Kind::key) {
      at = effective(&node, step.key, match);
      continue;
    }
    at = nullptr;
    for (const Node& item : node.children()) {
      if (node.is_sequence() && item.index == step.index) at = &item;
    }
  }
  return at == nullptr ? nullptr : &at->resolved();
}

// Through the layers of values; null, too, for a path through a list.
const Node* find_in_layers(const PachydermValues& values, const NodePath& path) {
  ValuesPath keys = values.prefix;
  for (const PathStep& step : path.steps) {
    if (step.kind != PathStep::Kind::key) return nullptr;
    keys.push_back(step.key);
  }
  const Node* found = values.stack.find(keys);
  return found == nullptr ? nullptr : &found->resolved();
}

}  // namespace

const Node* find(const Thing& thing, const NodePath& path) {
  if (thing.values != nullptr) {
    if (const Node* found = find_in_layers(*thing.values, path)) return found;
  }
  const bool into_config = thing.config != nullptr && !path.steps.empty() &&
                           equal_ignoring_case(path.steps.front().key, "config");
  return into_config ? descend(thing.config, path, 1, thing.match)
                     : descend(thing.node, path, 0, thing.match);
}

Truth holds(const Condition& condition, const Subject& subject) {
  const Node* value = condition.at ? find(subject.thing, condition.at->path) : subject.value;
  const Subject inner{subject.thing, value};
  Truth all =
      std::min(holds_of_text(condition, subject, value), holds_of_node(condition, subject, value));
  all = std::min(all, all_of(condition.all, inner));
  if (!condition.any.empty()) all = std::min(all, any_of(condition.any, inner));
  for (const Condition& not_this : condition.none.only)
    all = std::min(all, opposite(holds(not_this, inner)));
  return all;
}

std::size_t count_of(const Node* value) {
  return value == nullptr || value->is_scalar() ? 0 : value->count;
}

}  // namespace dexlint::pack
