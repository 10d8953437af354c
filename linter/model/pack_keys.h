// Every key of a rule pack, once; see key_table.h.
#pragma once

#include <tuple>

#include "linter/model/key_table.h"
#include "linter/model/pack.h"

namespace dexlint {

template <>
struct ConfigKeys<UrlCondition> {
  static constexpr std::tuple keys{
      ConfigKey{"scheme", &UrlCondition::scheme, "https, or a list of schemes"},
      ConfigKey{"host", &UrlCondition::host,
                "a host or a list of them; *.example.com for all below"},
      ConfigKey{"path", &UrlCondition::path,
                "a path or a list of them; * stands for any characters"}};
};

template <>
struct ConfigKeys<CountCondition> {
  static constexpr std::tuple keys{ConfigKey{"min", &CountCondition::min, "so many at least"},
                                   ConfigKey{"max", &CountCondition::max, "so many at most"}};
};

template <>
struct ConfigKeys<Condition> {
  static constexpr std::tuple keys{
      ConfigKey{"at", &Condition::at,
                "another value: a path from the thing that the rule looks in; of a document, from "
                "the mapping that the value stands in"},
      ConfigKey{"equals", &Condition::equals, "the value is this"},
      ConfigKey{"one-of", &Condition::one_of, "the value is one of these"},
      ConfigKey{"matches", &Condition::matches,
                "an RE2 pattern is found in the value; ^ and $ anchor it"},
      ConfigKey{"url", &Condition::url, "the value is a URL with these parts"},
      ConfigKey{"exists", &Condition::exists, "true: there is a value; false: there is none"},
      ConfigKey{"absent", &Condition::absent, "true: there is no value"},
      ConfigKey{"type", &Condition::type,
                "the value is a text, number, boolean, null, mapping or list"},
      ConfigKey{"credential-literal", &Condition::credential_literal,
                "true: the value is a secret in plain text, neither a reference nor a placeholder"},
      ConfigKey{"count", &Condition::count, "how many items or keys the value has"},
      ConfigKey{"same-as", &Condition::same_as, "the value is equal to the one at this path"},
      ConfigKey{"same-host-as", &Condition::same_host_as,
                "the value is a URL with the host of the one at this path"},
      ConfigKey{"all", &Condition::all, "all of these conditions hold"},
      ConfigKey{"any", &Condition::any, "one of these conditions holds"},
      ConfigKey{"not", &Condition::none, "this condition does not hold"}};
};

template <>
struct ConfigKeys<PackMend> {
  static constexpr std::tuple keys{
      ConfigKey{"set", &PackMend::set, "what to write in place of the value"},
      ConfigKey{"rename", &PackMend::rename, "what to call its key"},
      ConfigKey{"safe", &PackMend::safe,
                "true: nothing that runs can get worse by it, so `--fix` does it without "
                "`--unsafe-fixes`"}};
};

template <>
struct ConfigKeys<PackExample> {
  static constexpr std::tuple keys{
      ConfigKey{"path", &PackExample::path, "what the file is called, which decides what it is", "",
                true},
      ConfigKey{"text", &PackExample::text,
                "the file, with «marks» round what is flagged in a bad one", "", true},
      ConfigKey{"fixed", &PackExample::fixed, "the file behind `--fix --unsafe-fixes`"}};
};

template <>
struct ConfigKeys<RuleSpec> {
  static constexpr std::tuple keys{
      ConfigKey{"code", &RuleSpec::code, "capital letters and three digits, such as ACME001", "",
                true},
      ConfigKey{"id", &RuleSpec::id, "the flaw in a few small words with dashes between them", "",
                true},
      ConfigKey{"in", &RuleSpec::in, "the kind of thing that is looked at", "", true},
      ConfigKey{"at", &RuleSpec::at,
                "the values in it that are judged, such as config.issuer or **.redirectURI; none: "
                "the thing itself"},
      ConfigKey{"when", &RuleSpec::when, "only where this holds"},
      ConfigKey{"must", &RuleSpec::must, "what has to hold", "", true},
      ConfigKey{"summary", &RuleSpec::summary, "the flaw in one line without a full stop", "",
                true},
      ConfigKey{"message", &RuleSpec::message,
                "what is wrong here, with places {value}, {key}, {id}, {count} and {.path}", "",
                true},
      ConfigKey{"severity", &RuleSpec::severity, "error, warning (default) or note"},
      ConfigKey{"category", &RuleSpec::category, "with which rules it belongs; default: schema"},
      ConfigKey{"effect", &RuleSpec::effect, "what happens if nobody listens; default: style"},
      ConfigKey{"why", &RuleSpec::why, "what goes wrong for whom, in whole sentences", "", true},
      ConfigKey{"fix", &RuleSpec::fix, "what to type, in whole sentences", "", true},
      ConfigKey{"url", &RuleSpec::url, "a page about it, https://…"},
      ConfigKey{"mend", &RuleSpec::mend, "what `--fix` does"},
      ConfigKey{"bad", &RuleSpec::bad, "files that it flags", "", true},
      ConfigKey{"good", &RuleSpec::good, "files that it leaves alone", "", true}};
};

template <>
struct ConfigKeys<Pack> {
  static constexpr std::tuple keys{
      ConfigKey{"name", &Pack::name, "what the pack is called", "", true},
      ConfigKey{"rules", &Pack::rules, "its rules", "", true}};
};

}  // namespace dexlint
