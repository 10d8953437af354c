#include "rules/shared/redirect.h"

#include "rules/shared/reference.h"
#include "rules/shared/url_placeholder.h"

namespace dexlint::rules {
namespace {

// A variable anywhere in it (`http://${HOST}/callback`, `http://$HOST/`) makes the rest
// unjudgeable.
bool holds_reference(std::string_view uri) {
  const std::size_t dollar = uri.find('$');
  const bool variable = dollar + 1 < uri.size() &&
                        uri.find_first_of("{(ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_",
                                          dollar) == dollar + 1;
  // A path of a file is a reference where a secret belongs, not here.
  return (is_reference(uri) && !uri.starts_with('/')) || variable;
}

}  // namespace

bool is_placeholder_redirect(const Scalar& uri) {
  return uri.exists() && !uri.unknown() && !holds_reference(uri.text()) &&
         holds_url_placeholder(uri.text());
}

bool is_known_redirect(const Scalar& uri) {
  return uri.exists() && !uri.unknown() && !holds_reference(uri.text()) &&
         !holds_url_placeholder(uri.text());
}

Url judged_redirect(const Scalar& uri) {
  return is_known_redirect(uri) ? parse_url(uri.text()) : Url{};
}

}  // namespace dexlint::rules
