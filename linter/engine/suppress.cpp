#include "linter/engine/suppress.h"

#include <algorithm>
#include <optional>

#include "linter/model/characters.h"
#include "linter/model/path_class.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr std::size_t longest_reason = 200;      // bytes
constexpr std::size_t longest_searched = 4'096;  // of a reason; nothing behind it is shown
constexpr std::size_t longest_mixed_word = 11;

bool covers(const IgnoreComment& ignore, std::size_t line_1) {
  return line_1 != 0 && ignore.first_line_1 <= line_1 && line_1 <= ignore.last_line_1;
}

// What is wrong with an ignore can be ignored by it.
bool covers(const IgnoreComment& ignore, const Finding& finding) {
  return ignore.whole_file || ignore.at.contains(finding.location.bytes) ||
         covers(ignore, finding.location.line_1) || covers(ignore, finding.key_line_1);
}

// True when the ignore names the finding; what named it was of use.
bool names(IgnoreComment& ignore, const Finding& finding) {
  if (ignore.any_secret) return finding.rule->category == Category::secret;
  bool found = false;
  for (IgnoredRule& rule : ignore.rules) {
    if (rule.rule == nullptr || !speaks_for(finding, *rule.rule)) continue;
    rule.used = true;
    found = true;
  }
  return found;
}

// Longer words of letters and digits: a ticket or a version is shorter, a token is not.
bool looks_like_token(std::string_view word) {
  const auto holds = [&](char first, char last) {
    return std::any_of(word.begin(), word.end(), [&](char c) { return first <= c && c <= last; });
  };
  return word.size() > longest_mixed_word && holds('0', '9') &&
         (holds('a', 'z') || holds('A', 'Z')) &&
         !(word.starts_with("https://") && word.find_first_of("@?#") == std::string_view::npos);
}

IdleIgnore idle(const Document& document, const Root& root, Span at, IdleIgnore::Flaw flaw) {
  return {.at = {&document.text_layer(), at}, .about = root.node, .flaw = flaw};
}

const Root& root_around(const Document& document, Span at) {
  const Root* found = &document.roots.front();
  for (const Root& root : document.roots) {
    if (root.layer->to_root(root.extent, &document.text_layer()).span.contains(at)) found = &root;
  }
  return *found;
}

bool is_among(Rules rules, const Rule* rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

}  // namespace

bool speaks_for(const Finding& finding, const Rule& rule) {
  return finding.rule == &rule || is_one_of(finding.superseded, rule.code);
}

std::string presentable_reason(std::string_view reason, const KnownSecrets& secrets) {
  if (secrets.any_stands_in(reason.substr(0, longest_searched))) return "…";
  std::string shown;
  while (!reason.empty() && shown.size() < longest_reason) {
    const std::size_t end = std::min(reason.find(' '), reason.size());
    const std::string_view word = reason.substr(0, end);
    const bool hidden = looks_like_token(word) || secrets.are_in(word);
    shown += (shown.empty() ? "" : " ") + (hidden ? "…" : std::string(word));
    reason.remove_prefix(std::min(end + 1, reason.size()));
  }
  if (shown.size() <= longest_reason) return shown;
  std::size_t end = longest_reason;
  while (end > 0 && (shown[end] & '\xC0') == '\x80') --end;
  return shown.substr(0, end) + "…";
}

void suppress(std::vector<Finding>& findings, std::vector<IgnoreComment>& ignores,
              const KnownSecrets& secrets) {
  for (IgnoreComment& ignore : ignores) {
    std::optional<std::string> reason;  // looked through once, however much it covers
    for (Finding& finding : findings) {
      if (!covers(ignore, finding) || !names(ignore, finding) || finding.suppressed) continue;
      if (!reason) reason = presentable_reason(ignore.reason, secrets);
      finding.suppressed = Suppression{SuppressionKind::in_source, *reason};
    }
  }
}

std::vector<IdleIgnore> idle_ignores(const Document& document,
                                     const std::vector<IgnoreComment>& ignores, Rules ran,
                                     Rules known, std::size_t most) {
  std::vector<IdleIgnore> found;
  if (document.roots.empty() || is_prose(document.path())) return found;
  for (const IgnoreComment& ignore : ignores) {
    if (found.size() > most) break;
    const Root& root = root_around(document, ignore.at);
    if (ignore.rules.empty() && !ignore.any_secret)
      found.push_back(idle(document, root, ignore.at, IdleIgnore::Flaw::no_rule));
    for (const IgnoredRule& rule : ignore.rules) {
      if (rule.rule == nullptr) {
        found.push_back(idle(document, root, rule.at, IdleIgnore::Flaw::unknown_rule));
        found.back().name = rule.name;
        found.back().meant = nearest_rule(known, rule.name);
      } else if (!rule.used && document.unread.empty() && is_among(ran, rule.rule) &&
                 rule.rule->category != Category::meta) {
        found.push_back(idle(document, root, rule.at, IdleIgnore::Flaw::unused));
        found.back().name = rule.rule->code;
      }
    }
  }
  return found;
}

}  // namespace dexlint
