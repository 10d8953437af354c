#include "rules/shared/credential.h"

#include "rules/shared/placeholder.h"
#include "rules/shared/public_value.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

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

}  // namespace

Verdict judge(const Credential& credential) {
  const Scalar& value = credential.value;
  if (!value.exists()) return Verdict::nothing;
  if (value.unknown()) return Verdict::unknown;
  if (value.node()->tagged) return Verdict::reference;
  const std::string_view text = trimmed(value.text());
  if (text.empty() || is_empty_word(value)) return Verdict::nothing;
  if (is_reference(text)) return Verdict::reference;
  if (is_sample_secret(text)) return Verdict::sample;
  if (credential.field == CredentialField::secret_data && is_public_value(credential.key, text))
    return Verdict::open;
  if (credential.field == CredentialField::values_credential && is_plain_setting(text))
    return Verdict::open;
  if (is_weak_default(text)) return Verdict::weak;
  if (is_placeholder(text) || equal_ignoring_case(text, credential.key))
    return Verdict::placeholder;
  return Verdict::literal;
}

Severity severity_of_literal(PathClass path_class) {
  const bool mild = path_class == PathClass::ci || is_never_deployed(path_class);
  return mild ? Severity::warning : Severity::error;
}

Severity severity_of_placeholder(PathClass path_class) {
  return path_class == PathClass::normal ? Severity::warning : Severity::note;
}

}  // namespace dexlint::rules
