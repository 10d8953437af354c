#include "formatters/rule_help.h"

#include <fmt/format.h>

#include <algorithm>

#include "formatters/sentence.h"

namespace dexlint {
namespace {

// A fence that is longer than any run of backticks in `text`.
std::string fence_for(std::string_view text) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

std::string example_markdown(std::string_view title, std::span<const Example> examples) {
  if (examples.empty()) return {};
  const Example& example = examples.front();
  std::string text = without_marks(example.text);
  text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
  if (!text.ends_with('\n')) text += '\n';
  const std::string fence = fence_for(text);
  const std::string_view language = example.path.ends_with(".json") ? "json" : "yaml";
  return fmt::format("**{}** (`{}`):\n\n{}{}\n{}{}\n\n", title, example.path, fence, language, text,
                     fence);
}

}  // namespace

std::string rule_url(const Rule& rule) {
  if (!rule.help_url.empty()) return std::string(rule.help_url);
  std::string file(rule.id);
  std::replace(file.begin(), file.end(), '-', '_');
  return fmt::format("{}/blob/main/rules/{}.cpp", project_url, file);
}

std::string_view consequence(Effect effect) {
  switch (effect) {
    case Effect::refused:
      return "Dex, Pachyderm or Helm will not start with this.";
    case Effect::breaks_login:
      return "Everything starts, and nobody can log in.";
    case Effect::ignored:
      return "A value is silently lost.";
    case Effect::fails_open:
      return "People get in who should not.";
    case Effect::leaks:
      return "Whoever reads the repository or the wire can use what stands here.";
    case Effect::style:
      break;
  }
  return "Nothing breaks today.";
}

bool opens_or_leaks(Effect effect) {
  return effect == Effect::fails_open || effect == Effect::leaks;
}

std::string without_marks(std::string_view example) {
  std::string text(example);
  for (const std::string_view mark : {"«", "»"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.erase(at, mark.size());
  }
  return text;
}

std::string rule_markdown(const Rule& rule) {
  std::string page = fmt::format("**{}**\n\n", sentence(rule.summary));
  if (!rule.why.empty()) page += fmt::format("{}\n\n", rule.why);
  page += fmt::format("*If nobody listens:* {}\n\n", consequence(rule.effect));
  page += example_markdown("Flagged", rule.bad);
  page += example_markdown("Fine", rule.good);
  if (!rule.fix.empty()) page += fmt::format("**How to fix it:** {}\n\n", rule.fix);
  for (const Option& option : rule.options) {
    const std::string by_default =
        option.default_value.empty() ? "none" : fmt::format("`{}`", option.default_value);
    page += fmt::format("Option `{}` (default {}): {}\n\n", option.name, by_default,
                        sentence(option.help));
  }
  page += fmt::format("[{} {}]({})", rule.code, rule.id, rule_url(rule));
  if (rule.cwe > 0)
    page += fmt::format(" · [CWE-{0}](https://cwe.mitre.org/data/definitions/{0}.html)", rule.cwe);
  return page + "\n";
}

}  // namespace dexlint
