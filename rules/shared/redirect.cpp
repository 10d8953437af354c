#include "rules/shared/redirect.h"

#include "rules/shared/placeholder.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

// A variable anywhere in it (`http://${HOST}/callback`) makes the rest unjudgeable.
bool holds_reference(std::string_view uri) {
  return is_reference(uri) || uri.find('$') != std::string_view::npos;
}

}  // namespace

bool is_placeholder_redirect(const Scalar& uri) {
  return uri.exists() && !uri.unknown() && !holds_reference(uri.text()) &&
         holds_url_placeholder(uri.text());
}

Url judged_redirect(const Scalar& uri) {
  const bool judged = uri.exists() && !uri.unknown() && !holds_reference(uri.text()) &&
                      !holds_url_placeholder(uri.text());
  return judged ? parse_url(uri.text()) : Url{};
}

}  // namespace dexlint::rules
