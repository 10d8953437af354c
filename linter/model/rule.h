// A rule is a constant: what it is called, what it says to a person, examples, and a check. The
// type of the check's first parameter says what it looks at.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

#include "linter/model/contexts.h"
#include "linter/model/run.h"
#include "linter/model/severity.h"

namespace dexlint {

/// A file with «marks» round what the rule should point at; in a good example there are none.
/// `path` decides what the file is taken for, as in a repository.
struct Example {
  std::string_view path;
  std::string_view text;
};

/// A pointer to `void check(const Context&, Run&)` for one of the contexts, or up to four of them.
/// Another signature does not compile, with one readable line.
class Check {
 public:
  template <typename Context>
  using Function = void (*)(const Context&, Run&);
  using Any = std::variant<Function<DexConnector>, Function<DexConfig>, Function<StaticClient>,
                           Function<ArgoCdConfig>, Function<ArgoCdRbac>, Function<PachydermValues>,
                           Function<KubernetesSecret>, Function<UnparsedText>, Function<Credential>,
                           Function<AnyScalar>, Function<HelmValues>, Function<AnyDocument>,
                           Function<ClearSopsFile>, Function<IdleIgnore>>;

  template <typename Context>
  requires std::is_constructible_v<Any, Function<Context>>
  constexpr Check(Function<Context> function)  // NOLINT: reads as a function
      : any_{Any(function)} {}
  /// Of a rule that says the same about several kinds of contexts.
  template <typename Context, typename Other, typename... More>
  requires(sizeof...(More) <= 2) constexpr Check(Function<Context> function, Function<Other> other,
                                                 Function<More>... more)
      : any_{Any(function), Any(other), Any(more)...} {}

  /// True of a check of one of these contexts.
  template <typename... Contexts>
  constexpr bool is_of_any() const {
    return std::any_of(any_.begin(), any_.end(),
                       [](const Any& any) { return (holds<Contexts>(any) || ...); });
  }

  /// Calls the check for each context, when this is a kind that it looks at.
  template <typename Context>
  void operator()(const std::vector<Context>& contexts, Run& run) const {
    for (const Any& any : any_) {
      if (!holds<Context>(any)) continue;
      const auto function = std::get<Function<Context>>(any);
      for (const Context& context : contexts) function(context, run);
    }
  }

 private:
  template <typename Context>
  static constexpr bool holds(const Any& any) {
    const auto* function = std::get_if<Function<Context>>(&any);
    return function != nullptr && *function != nullptr;
  }

  std::array<Any, 4> any_;  // what is left over holds a null pointer
};

/// A setting of a rule: words, as the check reads them with Run::option().
struct Option {
  std::string_view name = {};  ///< plain-http-hosts
  std::string_view help = {};  ///< one line
  std::string_view default_value = {};
};

/// What a rule said at worst before a release made it worse.
struct EarlierSeverity {
  Version before = {};
  Severity severity = Severity::note;
};

/// Every member has a default, so that a rule names only what it has. All text is for people:
/// `summary` one line without a full stop, `why` what goes wrong for whom, `fix` what to type.
struct Rule {
  std::string_view code = {};  ///< DEX202; never reused
  std::string_view id = {};    ///< redirect-uri-not-https; never changes
  Category category = Category::schema;
  Severity severity = Severity::warning;  ///< the worst it can say
  Effect effect = Effect::style;
  int cwe = 0;  ///< 0: none fits
  std::string_view summary = {};
  std::string_view why = {};
  std::string_view fix = {};
  /// Literals (ASCII case ignored) of which a document must hold one for this rule to have anything
  /// to say. An empty one: any document will do, so that all are read.
  std::span<const std::string_view> triggers = {};
  /// Codes of more general rules: where both speak about the same value, this one does.
  std::span<const std::string_view> supersedes = {};
  std::span<const Option> options = {};
  Version since = {0, 1};  ///< the release that brought it; see `pin` in the config
  /// Oldest first; for those who pin an earlier release.
  std::span<const EarlierSeverity> earlier_severities = {};
  /// Earlier ids that still work.
  std::span<const std::string_view> aliases = {};
  /// Its claims name groups (Claim::group), so it has to see every file of a run, shards too.
  bool spans_files = false;
  /// Of a rule of another tool, in a report that was read: where it is explained.
  std::string_view help_url = {};
  std::span<const Example> bad = {};
  std::span<const Example> good = {};
  Check check;
};

}  // namespace dexlint
