// Trees of layers built from the input, with a secret planted at a known place: it is found at its
// bytes, and no format prints it.
#include "formatters/formatter.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/leaks.h"
#include "tests/support/lint_text.h"
#include "tests/support/rewrite.h"

namespace dexlint::test {
namespace {

/// A value that no reference, template or placeholder looks like, with what quotes and escapes
/// stumble over.
std::string canary_of(Choices& choices) {
  static constexpr std::string_view characters[] = {
      "a", "K", "q", "Z", "7", "3", "x", "W", "\"", "'", "\\", ":", "#", " ", ",", "[", "]",
      "&", "*", "!", "|", "@", "-", "+", "/", "=",  "_", ".",  "~", "é", "🐤", "?", "T", "9"};
  std::string canary = "C4nary";
  for (std::size_t left = 12 + choices.below(40); left > 0; --left)
    canary += choices.of(characters);
  return canary + "Qz7";
}

Tree connector_of(Choices& choices, const std::string& canary) {
  const auto connector = [](const char* type, std::vector<Child> config) {
    return mapping({{"type", type},
                    {"id", type},
                    {"name", "Sign in"},
                    {"config", mapping(std::move(config))}});
  };
  const Tree own[] = {
      connector("oidc", {{"issuer", "https://sso.example.com"},
                         {"clientID", "dex"},
                         {"clientSecret", finding("DEX101", canary)}}),
      connector("github", {{"clientSecret", finding("DEX101", canary)},
                           {"redirectURI", "https://dex.example.com/dex/callback"}}),
      connector("ldap", {{"host", "ldap.example.com:636"}, {"bindPW", finding("DEX102", canary)}}),
      connector("keystone", {{"keystonePassword", finding("DEX103", canary)}})};
  return choices.of(own);
}

/// The same tree in a file, written in one of many ways.
MarkedFile file_of(Choices& choices, const std::string& canary) {
  const Tree connectors = sequence({connector_of(choices, canary), connector_of(choices, canary)});
  const auto ways = choices.below(3) == 0 ? in_secrets(connectors)
                    : choices.below(2) == 0
                        ? in_argocd_config(connectors)
                        : in_every_style("config", mapping({{"connectors", connectors}}));
  MarkedFile file = choices.of(ways);
  const bool markdown = choices.below(6) == 0;
  if (markdown) return {file.name, "guide.md", in_fence(file.text, "")};
  if (choices.below(4) == 0) file.text = with_crlf(file.text);
  return file;
}

void is_found(const ExpectedFile& file, const Report& report) {
  for (const ExpectedFinding& expected : file.findings) {
    bool found = false;
    for (const Finding& finding : report.findings)
      found = found ||
              (finding.rule->code == expected.code && finding.location.bytes == expected.bytes);
    must_hold(found, "a planted secret is found at its bytes");
  }
}

}  // namespace

void fuzz(std::string_view input) {
  Choices choices(input);
  const std::string canary = canary_of(choices);
  const MarkedFile marked = file_of(choices, canary);
  ExpectedFile file = read_expectations(marked.text);
  if (choices.below(6) == 0) file = in_utf16(file, choices.yes());
  const Report report = lint_text(marked.path, file.text);
  is_found(file, report);
  // One an input: they cost more than the rest.
  const Formatter& formatter = choices.of(formatters());
  must_hold(leak(formatter.write(report, {}), forbidden(canary)).empty(),
            "a planted secret is not printed");
}

}  // namespace dexlint::test
