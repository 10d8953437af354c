#include "rules/pack/pack_rule.h"

#include <utility>

#include "rules/pack/condition.h"
#include "rules/pack/node_path.h"
#include "rules/shared/free_key.h"

namespace dexlint::pack {
namespace {

// The bytes to underline: the value; its key, where it is no single value; and of what has no key
// what names it.
Place place_of(const Subject& subject) {
  const Node& value = *subject.value;
  if (Scalar(&value).exists()) return value.place();
  if (subject.value == subject.thing.node && subject.thing.name.exists() &&
      subject.thing.name.node()->layer == value.layer)
    return subject.thing.name.place();
  if (value.key != nullptr) return value.key->place();
  if (value.first == nullptr) return value.place();
  return value.first->key != nullptr ? value.first->key->place() : value.first->place();
}

std::vector<Argument> arguments_of(const PackMessage& message, const Subject& subject) {
  std::vector<Argument> arguments;
  for (std::size_t i = 0; i < message.places.size(); ++i) {
    const std::string& place = message.places[i];
    if (!message.paths[i].steps.empty()) {
      arguments.push_back(Argument::value(Scalar(find(subject.thing, message.paths[i]))));
    } else if (place == "value") {
      arguments.push_back(Argument::value(Scalar(subject.value)));
    } else if (place == "key") {
      arguments.push_back(Argument::key(key_of(*subject.value)));
    } else if (place == "count") {
      arguments.push_back(Argument::number(count_of(subject.value)));
    } else {
      arguments.push_back(Argument::id(subject.thing.name));
    }
  }
  return arguments;
}

std::optional<Mend> mend_of(const PackMend& said, const Node& value) {
  const Scalar scalar(&value);
  if (said.set && scalar.exists() && !scalar.unknown())
    return Mend{scalar.place(), said.set->text, "write " + said.set->text, said.safe};
  if (said.rename && value.key != nullptr && rules::is_free_key(value, *said.rename))
    return Mend{value.key->place(), *said.rename, "write " + *said.rename, said.safe};
  return std::nullopt;
}

void judge(const RuleSpec& spec, const Subject& subject, Run& run) {
  if (spec.when && holds(*spec.when, subject) != Truth::yes) return;
  if (holds(spec.must, subject) != Truth::no) return;
  Claim claim{.at = place_of(subject),
              .about = subject.value,
              .message = MessageTemplate::read(spec.message.text, spec.message.places.size()),
              .arguments = arguments_of(spec.message, subject),
              .severity = spec.severity};
  if (spec.mend) claim.mend = mend_of(*spec.mend, *subject.value);
  run.report(std::move(claim));
}

// Judges each value that the rule's path leads to in `thing`.
void judge_at(const RuleSpec& spec, const Thing& thing, Run& run) {
  NodePath path = *spec.at;
  if (thing.values != nullptr && is_plain(path)) {
    // A value of another layer is judged in its own file.
    const Node* value = find(thing, path);
    if (value != nullptr && thing.values->is_here(*value)) judge(spec, {thing, value}, run);
    return;
  }
  const Node* from = thing.node;
  if (thing.config != nullptr && equal_ignoring_case(path.steps.front().key, "config")) {
    from = thing.config;
    path.steps.erase(path.steps.begin());
  }
  select(*from, path, thing.match, [&](const Node& value) { judge(spec, {thing, &value}, run); });
}

const RuleSpec& spec_of(const Run& run) {
  return static_cast<const PackRule&>(run.rule()).spec();  // only a PackRule has these checks
}

template <typename Context>
void check(const Context& context, Run& run) {
  const RuleSpec& spec = spec_of(run);
  const Thing thing = thing_of(context);
  if (spec.at) return judge_at(spec, thing, run);
  judge(spec, {thing, thing.node}, run);
}

template <>
void check(const Credential& credential, Run& run) {
  Thing thing = thing_round(*credential.value.node());
  thing.name = credential.owner;
  thing.path_class = credential.path_class;
  judge(spec_of(run), {thing, credential.value.node()}, run);
}

template <>
void check(const AnyDocument& document, Run& run) {
  const RuleSpec& spec = spec_of(run);
  const NodePath path = spec.at.value_or(NodePath{});
  select(*document.root, path, KeyMatch::exact, [&](const Node& value) {
    const Thing thing = spec.at ? thing_round(value) : thing_itself(value);
    judge(spec, {thing, &value}, run);
  });
}

Check check_of(PackContext context) {
  switch (context) {
    case PackContext::connector:
      return check<DexConnector>;
    case PackContext::dex_config:
      return check<DexConfig>;
    case PackContext::static_client:
      return check<StaticClient>;
    case PackContext::argocd_config:
      return check<ArgoCdConfig>;
    case PackContext::argocd_rbac:
      return check<ArgoCdRbac>;
    case PackContext::pachyderm_values:
      return check<PachydermValues>;
    case PackContext::helm_values:
      return check<HelmValues>;
    case PackContext::secret:
      return check<KubernetesSecret>;
    case PackContext::credential:
      return check<Credential>;
    case PackContext::document:
      break;
  }
  return check<AnyDocument>;
}

// What opens the gate for the rule: letters of the value's key; for a thing that recognisers wake
// for, nothing more; else any document.
bool wakes_by_itself(PackContext context) {
  return context != PackContext::document && context != PackContext::dex_config &&
         context != PackContext::helm_values && context != PackContext::pachyderm_values;
}

// Where a rule without a page of its own leads to: reports want a link.
constexpr std::string_view about_packs = "https://github.com/dexlint/dexlint#rules-of-your-own";

std::vector<Example> examples_of(const std::vector<PackExample>& given) {
  std::vector<Example> examples;
  for (const PackExample& example : given) examples.push_back({example.path, example.text});
  return examples;
}

}  // namespace

PackRule::PackRule(RuleSpec spec)
    : Rule{.since = {0, 0}, .check = check_of(spec.in)},  // of no release: a pin leaves it alone
      spec_(std::move(spec)),
      bad_(examples_of(spec_.bad)),
      good_(examples_of(spec_.good)) {
  code = spec_.code.text;
  id = spec_.id.text;
  category = spec_.category;
  severity = spec_.severity;
  effect = spec_.effect;
  summary = spec_.summary.text;
  why = spec_.why;
  fix = spec_.fix;
  help_url = spec_.url.empty() ? about_packs : std::string_view(spec_.url);
  bad = bad_;
  good = good_;
  if (spec_.at) trigger_ = waking_letters(*spec_.at);
  if (spec_.at || !wakes_by_itself(spec_.in)) triggers = {&trigger_, 1};
}

}  // namespace dexlint::pack
