#include <algorithm>
#include <array>

#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/provider_tokens.h"

namespace dexlint::rules {
namespace {

// The literal of a shape as a pattern of the gate. A token has one spelling, and starts where a
// word does: `dapi` also stands in downwardAPI, `SG.` in MSG.
struct Trigger {
  std::array<char, 64> text{};
  std::size_t size = 0;

  constexpr Trigger() = default;
  constexpr explicit Trigger(const TokenShape& shape) {
    for (const char c : std::string_view(shape.lead == 0 ? "^^" : "^")) text[size++] = c;
    for (const char c : shape.literal) text[size++] = c;
  }
  constexpr std::string_view view() const { return {text.data(), size}; }
};

constexpr std::size_t shape_count = std::size(token_shapes);
constexpr std::array<Trigger, shape_count> spelled = [] {
  std::array<Trigger, shape_count> all;
  for (std::size_t i = 0; i < shape_count; ++i) all[i] = Trigger(token_shapes[i]);
  return all;
}();
// The only literal with slashes, as PHP escapes them in JSON.
constexpr std::string_view escaped_slashes = "^hooks.slack.com\\/services\\/";
constexpr std::array<std::string_view, shape_count + 1> triggers = [] {
  std::array<std::string_view, shape_count + 1> all{escaped_slashes};
  for (std::size_t i = 0; i < shape_count; ++i) all[i + 1] = spelled[i].view();
  return all;
}();
static_assert(std::count_if(std::begin(token_shapes), std::end(token_shapes),
                            [](const TokenShape& shape) {
                              return shape.literal.find('/') != std::string_view::npos;
                            }) == 1);

constexpr std::string_view supersedes[] = {"DEX101", "DEX102", "DEX103", "DEX104", "DEX108",
                                           "DEX109", "DEX115", "DEX116", "DEX118", "DEX119",
                                           "DEX120", "DEX123", "DEX708"};

constexpr Example bad[] = {{"deployment.yaml", R"(
kind: Deployment
metadata:
  annotations: {deploy-hook: "Authorization: Bearer «glpat-n0tAr3alT0kenn0tAr3a»"}
)"},
                           {"values.yaml", R"(
google:
  clientSecret: «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»
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pull}
stringData:
  config.json: |
    {"token": "«dckr_pat_n0tAr3alT0kenn0tAr3alT0kenn»"}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
google:
  clientSecret: GOCSPX-${SUFFIX}
github:
  url: https://github.com/example/ghp_tools
  tokenPrefix: ghp_
)"},
                            {"values.yaml", R"(
image:
  digest: sha256:0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b
  name: pul-0a1b2c3d4e5f
)"}};

// A checksum that fits says that the token was issued, wherever it stands (domain.md, policy 6).
Severity severity_of(const FoundToken& token, PathClass path_class) {
  if (!token.checksum_fits) return Severity::note;
  const bool proven = token.shape->checksum != Checksum::none;
  return proven ? Severity::error : severity_of_literal(path_class);
}

void report(const AnyScalar& scalar, const FoundToken& token, Run& run) {
  const bool whole = token.span.size() == scalar.value.text().size();
  const Argument name = Argument::name(token.shape->name);
  Claim claim{.at = whole ? scalar.value.place() : scalar.value.place(token.span),
              .about = scalar.value.node(),
              .message = "a {0} is written in plain text",
              .arguments = {name},
              .severity = severity_of(token, scalar.path_class)};
  if (token.shape->literal.empty()) claim.confidence = Confidence::medium;  // by its key
  if (!token.checksum_fits) {
    claim.message = "this has the shape of a {0}, but not the checksum of one that was issued";
    claim.confidence = Confidence::medium;
  }
  run.report(std::move(claim));
}

std::string_view key_of(const Node* node) {
  return node == nullptr || node->key == nullptr ? std::string_view{} : node->key->text;
}

void check(const AnyScalar& scalar, Run& run) {
  const std::string_view text = scalar.value.text();
  const std::vector<FoundToken> found = find_tokens(text);
  for (const FoundToken& token : found) {
    if (!token.is_example) report(scalar, token, run);
  }
  const Node* node = scalar.value.node();
  if (!found.empty() || node->key == nullptr || scalar.of_schema) return;
  const auto keyed = find_keyed_token(key_of(node), key_of(node->parent), text);
  if (keyed && !keyed->is_example) report(scalar, *keyed, run);
}

}  // namespace

extern constinit const Rule provider_token{
    .code = "DEX117",
    .id = "provider-token",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 798,
    .summary = "Token of a provider in plain text",
    .why =
        "The value has the shape that only this provider gives to its tokens, so it opens what it "
        "was made for, whoever holds it. Where the format has a checksum and it fits, the token "
        "was issued by the provider and is no example.",
    .fix =
        "Revoke the token at the provider first: it stays in the history of every clone. Then make "
        "a new one, keep it in a Secret out of the repository or encrypted, and refer to that.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
