// Functions that choose among their arguments, or answer yes or no.
#include <algorithm>
#include <array>

#include "linter/flow/functions.h"

namespace dexlint::flow {
namespace {

bool only_literals(const Value& value) {
  return !value.literals.empty() && value.tree.empty() && value.made.empty() &&
         value.keys.empty() && value.dicts.empty() && value.lists.empty() &&
         value.text == nullptr && !value.opaque;
}

Truth opposite(Truth truth) {
  return truth == Truth::unknown ? truth : truth == Truth::yes ? Truth::no : Truth::yes;
}

// The last one, unless one before is certainly empty: what is not empty is passed over.
const Value* all_of(const Call& call) {
  bool sure = true;
  for (const Value* argument : call.arguments) {
    const Truth truth = call.values.truth(*argument);
    if (truth == Truth::no) return argument;
    sure = sure && (truth == Truth::yes || argument == call.last());
  }
  return sure ? call.last() : call.values.join(call.last(), call.values.literal("false", true));
}

// All that may be the first that is not empty.
const Value* first_of(const Call& call) {
  const Value* all = call.values.nothing();
  for (const Value* argument : call.arguments) {
    const Truth truth = call.values.truth(*argument);
    if (truth != Truth::no || argument == call.last()) all = call.values.join(all, argument);
    if (truth == Truth::yes) break;
  }
  return all;
}

const Value* with_default(const Call& call) {
  const Truth truth = call.values.truth(*call.last());
  if (truth == Truth::yes || call.size() < 2) return call.last();
  return truth == Truth::no ? call.at(0) : call.values.join(call.last(), call.at(0));
}

const Value* ternary(const Call& call) {
  const Truth truth = call.values.truth(*call.at(2));
  if (truth == Truth::yes) return call.at(0);
  return truth == Truth::no ? call.at(1) : call.values.join(call.at(0), call.at(1));
}

const Value* negation(const Call& call) {
  return boolean(call, opposite(call.values.truth(*call.at(0))));
}

Truth equality(const Call& call) {
  bool maybe = false;
  for (std::size_t i = 1; i < call.size(); ++i) {
    const Value& a = *call.at(0);
    const Value& b = *call.at(i);
    if (!only_literals(a) || !only_literals(b)) {
      maybe = true;
      continue;
    }
    const bool overlap = std::any_of(a.literals.begin(), a.literals.end(), [&](const auto& one) {
      return std::any_of(b.literals.begin(), b.literals.end(),
                         [&](const auto& other) { return one.text == other.text; });
    });
    if (overlap && a.literals.size() == 1 && b.literals.size() == 1) return Truth::yes;
    maybe = maybe || overlap;
  }
  return maybe ? Truth::unknown : Truth::no;
}

const Value* equal(const Call& call) { return boolean(call, equality(call)); }
const Value* unequal(const Call& call) { return boolean(call, opposite(equality(call))); }

const Value* has_key(const Call& call) {
  const Value& dict = *call.at(0);
  const Literal* key = Values::constant(*call.at(1));
  const bool known = key != nullptr && dict.tree.empty() && dict.made.empty() && !dict.opaque;
  bool yes = false;
  bool no = dict.dicts.empty();
  for (const Dict* one : dict.dicts) {
    if (!known || one->base != nullptr) return boolean(call, Truth::unknown);
    (one->entries.contains(key->text) ? yes : no) = true;
  }
  return boolean(call, !known || yes == no ? Truth::unknown : yes ? Truth::yes : Truth::no);
}

// typeIs, kindIs
const Value* is_kind(const Call& call) {
  const Literal* kind = Values::constant(*call.at(0));
  const Value& value = *call.at(1);
  if (kind == nullptr || value.is_nothing() || !value.tree.empty() || !value.made.empty() ||
      value.opaque)
    return boolean(call, Truth::unknown);
  const bool string = std::none_of(value.literals.begin(), value.literals.end(),
                                   [](const Literal& literal) { return literal.bare; });
  bool one = true;
  if (kind->text == "string" && string) {
    one = !value.literals.empty() && value.dicts.empty() && value.lists.empty();
    return boolean(call, one ? Truth::yes : value.literals.empty() ? Truth::no : Truth::unknown);
  }
  if (kind->text == "map" || kind->text == "slice") {
    const bool right = kind->text == "map" ? !value.dicts.empty() : !value.lists.empty();
    const bool wrong = !value.literals.empty() ||
                       (kind->text == "map" ? !value.lists.empty() : !value.dicts.empty());
    return boolean(call, right && wrong ? Truth::unknown : right ? Truth::yes : Truth::no);
  }
  return boolean(call, Truth::unknown);
}

template <typename Test>
const Value* text_test(const Call& call, Test test) {
  const Literal* a = Values::constant(*call.at(0));
  const Literal* b = Values::constant(*call.at(1));
  if (a == nullptr || b == nullptr) return boolean(call, Truth::unknown);
  return boolean(call, test(a->text, b->text) ? Truth::yes : Truth::no);
}

const Value* contains(const Call& call) {
  return text_test(call, [](std::string_view a, std::string_view b) {
    return b.find(a) != std::string_view::npos;
  });
}
const Value* has_prefix(const Call& call) {
  return text_test(call, [](std::string_view a, std::string_view b) { return b.starts_with(a); });
}
const Value* has_suffix(const Call& call) {
  return text_test(call, [](std::string_view a, std::string_view b) { return b.ends_with(a); });
}

const Value* last_argument(const Call& call) { return call.last(); }
const Value* nothing(const Call& call) { return call.values.nothing(); }
// Answers that hold none of what was asked about: sizes, kinds, checksums, what a cluster says.
const Value* unknown(const Call& call) { return call.values.opaque(); }

constexpr std::array functions = std::to_array<NamedFunction>({
    {"adler32sum", unknown},
    {"all", unknown},
    {"and", all_of},
    {"any", unknown},
    {"coalesce", first_of},
    {"contains", contains},
    {"deepEqual", unknown},
    {"default", with_default},
    {"empty", negation},
    {"eq", equal},
    {"fail", nothing},
    {"ge", unknown},
    {"genPrivateKey", unknown},
    {"gt", unknown},
    {"has", unknown},
    {"hasKey", has_key},
    {"hasPrefix", has_prefix},
    {"hasSuffix", has_suffix},
    {"kindIs", is_kind},
    {"kindOf", unknown},
    {"le", unknown},
    {"len", unknown},
    {"lookup", unknown},
    {"lt", unknown},
    {"ne", unequal},
    {"not", negation},
    {"now", unknown},
    {"or", first_of},
    {"randAlpha", unknown},
    {"randAlphaNum", unknown},
    {"randAscii", unknown},
    {"randBytes", unknown},
    {"randInt", unknown},
    {"randNumeric", unknown},
    {"regexMatch", unknown},
    {"required", last_argument},
    {"semver", unknown},
    {"semverCompare", unknown},
    {"seq", unknown},
    {"sha1sum", unknown},
    {"sha256sum", unknown},
    {"sha512sum", unknown},
    {"ternary", ternary},
    {"typeIs", is_kind},
    {"typeIsLike", is_kind},
    {"typeOf", unknown},
    {"until", unknown},
    {"untilStep", unknown},
    {"uuidv4", unknown},
});
static_assert(std::ranges::is_sorted(functions, {}, &NamedFunction::name));

}  // namespace

std::span<const NamedFunction> choice_functions() { return functions; }

}  // namespace dexlint::flow
