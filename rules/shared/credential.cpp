#include "rules/shared/credential.h"

#include <optional>
#include <string>
#include <vector>

#include "linter/model/vocabulary.h"
#include "linter/model/words.h"
#include "rules/shared/account.h"
#include "rules/shared/pem.h"
#include "rules/shared/placeholder.h"
#include "rules/shared/provider_tokens.h"
#include "rules/shared/public_value.h"
#include "rules/shared/rarity.h"
#include "rules/shared/reference.h"
#include "rules/shared/remark.h"
#include "rules/shared/variable.h"

namespace dexlint::rules {
namespace {

// Longer than anything that a person types: neither a default nor a placeholder, and to look for
// one in megabytes takes its time.
constexpr std::size_t longest_typed = 4096;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Null, true and false are no secrets in any spelling; a number may be a PIN.
bool is_empty_word(const Scalar& value) {
  if (value.node()->style != ScalarStyle::plain && value.node()->style != ScalarStyle::json_bare)
    return false;
  const std::string_view text = value.text();
  return text == "~" || equal_ignoring_case(text, "null") || equal_ignoring_case(text, "true") ||
         equal_ignoring_case(text, "false");
}

// Whole configurations end in Secrets, with hosts and users in them. One of the names tells; where
// none does, words and numbers are taken for settings.
bool is_public_setting(const Credential& credential, std::string_view text) {
  const std::string_view secret_key = credential.flow->secret_key;
  if (is_public_value(secret_key, text) || is_public_value(credential.key, text) ||
      is_plain_setting(text))
    return true;
  const bool is_named = is_credential_key(secret_key) || is_credential_key(credential.key);
  const bool is_number = text.find_first_not_of("0123456789.") == std::string_view::npos;
  return !is_named && (is_number || is_plain_words(text));
}

// Dex's own examples have a client with the secret `bar`; anywhere else that is filler.
bool is_sample(const Credential& credential, std::string_view text) {
  const bool is_client = credential.field == CredentialField::client_secret ||
                         credential.field == CredentialField::static_client_secret;
  return is_sample_secret(text) && (is_client || text.size() > 8);
}

// `harbor_registry_password`, `jiraToken`: plain words that say what they are.
bool is_called_after_itself(std::string_view text) {
  static constexpr std::string_view nouns[] = {"password", "passwd", "pass",   "pwd",
                                               "secret",   "token",  "apikey", "passphrase"};
  const std::vector<std::string> parts = words(text);
  return parts.size() > 1 && is_one_of(nouns, parts.back()) && is_plain_words(text);
}

// argocd-vault-plugin fills in `<key>` where the object names a path in its annotations
// (avp.kubernetes.io/path).
bool is_filled_in_by_avp(const Scalar& value, std::string_view text) {
  if (!text.starts_with('<') || !text.ends_with('>')) return false;
  for (const Node* at = value.node(); at != nullptr; at = at->parent) {
    const Node* annotations = effective_path(at, {"metadata", "annotations"});
    if (effective(annotations, "avp.kubernetes.io/path") != nullptr) return true;
  }
  return false;
}

// PEM with something to be filled in between its lines.
bool is_empty_frame(std::string_view text) {
  return text.starts_with("-----BEGIN ") && text.find('<') != std::string_view::npos;
}

// Public where it stands; under a connector's clientSecret nothing is.
bool is_open(const Credential& credential, std::string_view text) {
  if (is_weak_default(text) && is_account_name(credential.key, text)) return true;
  switch (credential.field) {
    case CredentialField::secret_data:
      return is_public_value(credential.key, text);
    case CredentialField::secret_flow:
      return is_public_setting(credential, text);
    case CredentialField::values_credential:
      return is_plain_setting(text) || is_description(text);
    default:
      return false;
  }
}

Verdict verdict_on(const Credential& credential) {
  const Scalar& value = credential.value;
  if (!value.exists()) return Verdict::nothing;
  if (value.unknown()) return Verdict::unknown;
  if (value.node()->tagged || credential.word == CompanyWord::reference) return Verdict::reference;
  if (credential.word == CompanyWord::fake) return Verdict::open;
  std::string_view text = trimmed(value.text());
  if (text.empty() || is_empty_word(value)) return Verdict::nothing;
  if (is_reference(text) || is_filled_in_by_avp(value, text)) return Verdict::reference;
  text = default_of(text);
  if (is_sample(credential, text)) return Verdict::sample;
  if (is_open(credential, text)) return Verdict::open;
  if (is_empty_frame(text)) return Verdict::placeholder;
  if (text.size() > longest_typed) return Verdict::literal;
  if (is_weak_default(text)) return Verdict::weak;
  if (is_placeholder(text) || equal_ignoring_case(text, credential.key))
    return Verdict::placeholder;
  if (repeats_its_user(credential)) return Verdict::weak;
  return is_account_name(credential.key, text) ? Verdict::open : Verdict::literal;
}

}  // namespace

Verdict judge(const Credential& credential) {
  if (!credential.verdict) credential.verdict = verdict_on(credential);
  return *credential.verdict;
}

Severity severity_of_literal(PathClass path_class) {
  const bool mild = path_class == PathClass::ci || is_never_deployed(path_class);
  return mild ? Severity::warning : Severity::error;
}

Severity severity_of_named_literal(const Credential& credential) {
  const bool published = credential.path_class == PathClass::default_values;
  const Severity severity =
      published ? Severity::warning : severity_of_literal(credential.path_class);
  const std::string_view text = trimmed(credential.value.text());
  const bool only_named = confidence_of(credential) != Confidence::high;
  const bool is_mild = (only_named && is_plain_words(text)) || is_called_after_itself(text);
  return is_mild ? milder(severity) : severity;
}

Confidence confidence_of(const Credential& credential) {
  const bool only_named =
      credential.field == CredentialField::values_credential && credential.flow == nullptr;
  return only_named ? Confidence::medium : Confidence::high;
}

Severity severity_of_placeholder(PathClass path_class) {
  return path_class == PathClass::normal ? Severity::warning : Severity::note;
}

}  // namespace dexlint::rules
