#include "linter/model/rule.h"
#include "rules/shared/remedy.h"
#include "rules/shared/url.h"
#include "rules/shared/url_userinfo.h"

namespace dexlint::rules {
namespace {

// The second as JSON may write it.
constexpr std::string_view triggers[] = {"://*@", ":\\\\/\\\\/*@"};

constexpr std::string_view supersedes[] = {"DEX101", "DEX102", "DEX103", "DEX104",
                                           "DEX108", "DEX109", "DEX111", "DEX115",
                                           "DEX116", "DEX120", "DEX121", "DEX123"};

constexpr Example bad[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
stringData:
  DATABASE_URL: postgres://dex:«n0t-A-r3al-passw0rd»@db.example.com:5432/dex?sslmode=require
)"},
                           {"deployment.yaml", R"(
kind: Deployment
spec:
  template:
    spec:
      containers:
      - args: ["--cache=redis://:«n0t-A-r3al-passw0rd»@redis:6379/0", --verbose]
        env:
        - {name: SOURCE, value: "https://oauth2:«n0t-A-r3al-t0ken-1»@git.example.com/dex.git"}
)"},
                           {"values.yaml", R"(
config: |
  url = mongodb+srv://dex:«n0t#A-r3al/passw0rd»@mongo-0.example.com,mongo-1.example.com/dex
)"}};

constexpr Example good[] = {{"deployment.yaml", R"(
kind: Deployment
spec:
  template:
    spec:
      containers:
      - env:
        - {name: A, value: "postgres://dex:$(PGPASSWORD)@db.example.com:5432/dex"}
        - {name: B, value: "postgres://dex:${PGPASSWORD}@db.example.com:5432/dex"}
        - {name: C, value: "postgres://dex@db.example.com:5432/dex"}
        - {name: D, value: "amqp://dex:@mq.example.com:5672"}
)"},
                            {"values.yaml", R"(
mail: admin@example.com
source: git@git.example.com:dex/dex.git
mirror: ssh://git@git.example.com:2222/dex.git
pattern: "https?://[^:]+:[^@]+@example.com"
image: docker://registry.example.com:5000/dex@sha256:0a1b2c3d4e5f
usage: "connect with postgres://user:password@host:5432/db"
)"}};

// A default that everybody knows is an error where it is in use: in a Secret (domain.md, policy 5).
Severity severity_of(Verdict verdict, const UrlPassword& url, const AnyScalar& scalar) {
  if (verdict == Verdict::literal) return severity_of_literal(scalar.path_class);
  if (verdict == Verdict::placeholder) return severity_of_placeholder(scalar.path_class);
  if (is_loopback(url.host)) return Severity::note;
  const bool in_use = scalar.path_class == PathClass::normal && is_in_secret(scalar.value.node());
  return in_use ? Severity::error : severity_of_placeholder(scalar.path_class);
}

// The scheme where the host is no plain name.
Argument name_of(const UrlPassword& url) {
  const bool plain = !url.host.empty() && url.host.size() <= 100 &&
                     url.host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") ==
                         std::string_view::npos;
  return plain ? Argument::url(url.host) : Argument::name(url.scheme);
}

void report(const AnyScalar& scalar, const UrlPassword& url, Verdict verdict, Run& run) {
  Claim claim{.at = scalar.value.place(url.secret),
              .about = scalar.value.node(),
              .message = "the URL of {0} holds its password in plain text",
              .arguments = {name_of(url)},
              .severity = severity_of(verdict, url, scalar)};
  if (url.is_user) claim.message = "the URL of {0} holds a token in plain text";
  if (url.is_user) claim.confidence = Confidence::medium;
  if (verdict == Verdict::weak)
    claim.message = "the URL of {0} holds a default password that everybody knows";
  if (verdict == Verdict::placeholder)
    claim.message = "the URL of {0} holds a placeholder, not a password";
  run.report(std::move(claim));
}

// A placeholder in the middle of a sentence or a script is nothing that anybody deploys.
bool is_all_of_value(std::string_view text, const UrlPassword& url) {
  const auto scheme = static_cast<std::size_t>(url.scheme.data() - text.data());
  return scheme <= 8 && text.find_first_of(" \n", scheme) == std::string_view::npos;
}

// More in one value are reported as its first ones: who mends those sees the rest.
constexpr std::size_t most_reports = 100;

void check(const AnyScalar& scalar, Run& run) {
  const std::string_view text = scalar.value.text();
  if (text.find("://") == std::string_view::npos) return;
  std::size_t reports = 0;
  for (const UrlPassword& url : find_url_passwords(text)) {
    const Verdict verdict = judge(url);
    const bool speaks = verdict == Verdict::literal || verdict == Verdict::weak ||
                        (verdict == Verdict::placeholder && is_all_of_value(text, url));
    if (!speaks) continue;
    report(scalar, url, verdict, run);
    if (++reports == most_reports) return;
  }
}

}  // namespace

extern constinit const Rule url_password{
    .code = "DEX118",
    .id = "url-password",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Password or token in a URL",
    .why =
        "A URL is taken for an address: it is copied into logs, error messages and tickets, and "
        "the password goes along. Whoever reads this file can log in as the user it names.",
    .fix =
        "Set a new password first: the old one stays in the history of every clone. Then keep it "
        "in a Secret. In env, command and args of a container, take it into the environment with "
        "secretKeyRef and write $(NAME) in the URL; nowhere else is that filled in. Elsewhere keep "
        "the whole URL in the Secret, or leave the password out of it where the program takes it "
        "apart (secretRef of a Flux source, $__file{} of Grafana).",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
