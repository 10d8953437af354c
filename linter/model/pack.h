// A rule pack as plain values: rules that a company writes as data. Its keys stand in pack_keys.h.
//
//   rule       looks `in` one kind of thing (a connector, a Secret …), and there `at` some values;
//              without `at`, at the thing itself
//   condition  about one value: that which is looked at, or what stands `at` a path from the thing
//   truth      yes, no, or not known: of what a template or a reference fills in, and of what is
//              absent from a part of something larger. A finding needs a certain `no`.
//
// Examples, messages and positions are those of compiled rules: a pack rule becomes a Rule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/severity.h"
#include "linter/model/span.h"

namespace dexlint {

/// What a rule looks at. `document`: any document that was read, and any text inside one that was
/// opened.
enum class PackContext : std::uint8_t {
  connector,
  dex_config,
  static_client,
  argocd_config,
  argocd_rbac,
  pachyderm_values,
  helm_values,
  secret,
  credential,
  document,
};
inline constexpr std::string_view pack_context_names[] = {
    "connector",        "dex-config",  "static-client", "argocd-config", "argocd-rbac",
    "pachyderm-values", "helm-values", "secret",        "credential",    "document"};

/// One step of a way down: a key, an item of a list, or any number of either.
struct PathStep {
  enum class Kind : std::uint8_t {
    key,         ///< `issuer`; with `*` for any characters of it
    any_item,    ///< `[*]`
    item,        ///< `[3]`, 0-based
    named_item,  ///< `[type=oidc]`: the items whose `key` is `text`
    any_depth,   ///< `**`
  };
  Kind kind = Kind::key;
  std::string key = {};
  std::string text = {};
  std::size_t index = 0;
};

/// `config.issuer`, `**.redirectURI`, `connectors[type=oidc].config`, `data["tls.crt"]`: written as
/// reports print the place of a finding.
struct NodePath {
  std::vector<PathStep> steps = {};
};
/// A path that leads to one value at most.
struct PlainPath {
  NodePath path = {};
};

/// A value to compare with, as it is written: a text, a number, true.
struct PackLiteral {
  std::string text;
};
/// One, or a list of them.
struct PackLiterals {
  std::vector<std::string> any = {};
};

/// An RE2 pattern, found anywhere in a value unless it is anchored. Time is linear in the value.
struct PackPattern {
  std::string text = {};
  std::function<bool(std::string_view)> is_in = {};
};

/// Parts of a URL; what is not said may be anything.
struct UrlCondition {
  PackLiterals scheme = {};
  PackLiterals host = {};  ///< `*.example.com`: all below; case is ignored
  PackLiterals path = {};  ///< `*`: any characters
};

/// Items of a list, or keys of a mapping.
struct CountCondition {
  std::optional<std::size_t> min = {};
  std::optional<std::size_t> max = {};
};

enum class ValueType : std::uint8_t { text, number, boolean, null, mapping, list };
inline constexpr std::string_view value_type_names[] = {"text", "number",  "boolean",
                                                        "null", "mapping", "list"};

struct Condition;
/// A single condition inside another.
struct NestedCondition {
  // One; a vector, since a Condition cannot hold itself. Without `= {}`, for which clang needs the
  // whole Condition.
  std::vector<Condition> only;
};

/// What is said of one value; all of it has to hold.
struct Condition {
  std::optional<PlainPath> at = {};  ///< from the thing; none: the value that is looked at
  std::optional<PackLiteral> equals = {};
  std::optional<PackLiterals> one_of = {};
  std::optional<PackPattern> matches = {};
  std::optional<UrlCondition> url = {};
  std::optional<bool> exists = {};
  std::optional<bool> absent = {};
  std::optional<ValueType> type = {};
  std::optional<bool> credential_literal = {};
  std::optional<CountCondition> count = {};
  std::optional<PlainPath> same_as = {};
  std::optional<PlainPath> same_host_as = {};
  std::vector<Condition> all = {};
  std::vector<Condition> any = {};
  NestedCondition none = {};
};

/// How the value that is looked at is mended: one of both.
struct PackMend {
  std::optional<PackLiteral> set = {};
  std::optional<std::string> rename = {};
  bool safe = false;
};

/// `text` has «marks» round what a bad example is flagged for.
struct PackExample {
  std::string path = {};
  std::string text = {};
  std::optional<std::string> fixed = {};  ///< what `--fix` makes of it
  Span at = {};                           ///< bytes of the pack
};

/// ACME001
struct PackCode {
  std::string text;
};
/// issuer-elsewhere
struct PackId {
  std::string text;
};
/// One line without a full stop.
struct PackLine {
  std::string text;
};
/// With places in braces.
struct PackMessage {
  std::string text = {};                 ///< `{0}`, `{1}` … where the places are
  std::vector<std::string> places = {};  ///< value, key, id, count
  std::vector<NodePath> paths = {};      ///< of each place; no steps where it is none
};

struct RuleSpec {
  PackCode code = {};
  PackId id = {};
  PackContext in = PackContext::document;
  std::optional<NodePath> at = {};
  std::optional<Condition> when = {};
  Condition must = {};
  PackLine summary = {};
  PackMessage message = {};
  Severity severity = Severity::warning;
  Category category = Category::schema;
  Effect effect = Effect::style;
  std::string why = {};
  std::string fix = {};
  std::string url = {};
  std::optional<PackMend> mend = {};
  std::vector<PackExample> bad = {};
  std::vector<PackExample> good = {};
  Span at_code = {};  ///< bytes of the pack: where the rule is written
};

struct Pack {
  std::string name = {};
  std::vector<RuleSpec> rules = {};
};

}  // namespace dexlint
