// Functions that choose among their arguments, or answer yes or no.
#include <algorithm>
#include <array>

#include "linter/flow/functions.h"

namespace dexlint::flow {
namespace {

// The last one where all before are true; what is false and so the answer is no more than that.
const Value* all_of(const Call& call) {
  Values& values = call.values;
  if (call.size() == 0) return values.opaque();
  ConditionId before = always;
  ConditionId no = never;
  for (const Value* argument : call.arguments.first(call.size() - 1)) {
    const ConditionId here = values.conditions().both(before, values.holds(*argument, false));
    no = values.conditions().either(no, here);
    before = values.conditions().both(before, values.holds(*argument, true));
    if (before == never) break;
  }
  const Value* last = before == never ? values.nothing() : values.guarded(call.last(), before);
  if (no == never) return last;
  return values.join(last, values.guarded(values.literal("false", true), no));
}

// Each of them where it is true and none before is; the last one whatever it is.
const Value* first_of(const Call& call) {
  Values& values = call.values;
  const Value* all = values.nothing();
  ConditionId before = always;
  for (const Value* argument : call.arguments) {
    const bool is_last = argument == call.last();
    const Value* here = is_last ? argument : values.where_true(argument);
    all = values.join(all, values.guarded(here, before));
    before = values.conditions().both(before, values.holds(*argument, false));
    if (before == never) break;
  }
  return all;
}

const Value* with_default(const Call& call) {
  if (call.size() < 2) return call.last();
  const ConditionId empty = call.values.holds(*call.last(), false);
  if (empty == never) return call.last();
  return call.values.join(call.values.where_true(call.last()),
                          call.values.guarded(call.at(0), empty));
}

const Value* ternary(const Call& call) {
  Values& values = call.values;
  return values.join(values.guarded(call.at(0), values.holds(*call.at(2), true)),
                     values.guarded(call.at(1), values.holds(*call.at(2), false)));
}

const Value* negation(const Call& call) {
  return call.values.boolean(call.values.holds(*call.at(0), false),
                             call.values.holds(*call.at(0), true));
}

// As one of the others, or as none.
const Value* equality(const Call& call, bool wanted) {
  Values& values = call.values;
  ConditionId yes = never;
  ConditionId no = always;
  for (std::size_t i = 1; i < call.size(); ++i) {
    yes = values.conditions().either(yes, values.compares(*call.at(0), *call.at(i), true));
    no = values.conditions().both(no, values.compares(*call.at(0), *call.at(i), false));
  }
  return wanted ? values.boolean(yes, no) : values.boolean(no, yes);
}

const Value* equal(const Call& call) { return equality(call, true); }
const Value* unequal(const Call& call) { return equality(call, false); }

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
// Answers that hold none of what was asked about: sizes, sums, kinds, checksums, what a cluster
// says.
const Value* unknown(const Call& call) { return call.values.opaque(); }

constexpr std::array functions = std::to_array<NamedFunction>({
    {"add", unknown},
    {"add1", unknown},
    {"add1f", unknown},
    {"addf", unknown},
    {"adler32sum", unknown},
    {"all", unknown},
    {"and", all_of},
    {"any", unknown},
    {"coalesce", first_of},
    {"contains", contains},
    {"deepEqual", unknown},
    {"default", with_default},
    {"div", unknown},
    {"divf", unknown},
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
    {"mod", unknown},
    {"mul", unknown},
    {"mulf", unknown},
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
    {"sub", unknown},
    {"subf", unknown},
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
