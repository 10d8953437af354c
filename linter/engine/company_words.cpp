#include "linter/engine/company_words.h"

#include <algorithm>
#include <unordered_set>

#include "linter/model/stars.h"

namespace dexlint {
namespace {

using Patterns = std::vector<std::string>;

bool is_one_of_patterns(const Patterns& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_stars(pattern, text); });
}

CompanyWord word_for(const Company& company, std::string_view value) {
  if (is_one_of_patterns(company.references, value)) return CompanyWord::reference;
  return is_one_of_patterns(company.fake_values, value) ? CompanyWord::fake : CompanyWord::nothing;
}

// Only what its key alone makes one: a connector's clientSecret stays what it is.
void take_away(const Company& company, Contexts& contexts) {
  std::erase_if(contexts.credentials, [&](const Credential& credential) {
    return credential.field == CredentialField::values_credential &&
           is_one_of_patterns(company.not_credentials, credential.key);
  });
}

void add(const Company& company, const Document& document, PathClass path_class,
         Contexts& contexts) {
  if (company.credentials.empty()) return;
  std::unordered_set<const Node*> known;
  for (const Credential& credential : contexts.credentials) known.insert(credential.value.node());
  for (const Root& root : document.roots) {
    if (root.is_schema) continue;
    walk(*root.node, [&](const Node& node) {
      if (!node.is_scalar() || node.key == nullptr || known.contains(&node) ||
          !is_one_of_patterns(company.credentials, node.key->text))
        return;
      contexts.credentials.push_back({.value = Scalar(&node),
                                      .field = CredentialField::values_credential,
                                      .key = node.key->text,
                                      .path_class = path_class});
    });
  }
}

}  // namespace

void apply_company(const Company& company, const Document& document, PathClass path_class,
                   Contexts& contexts) {
  if (company == Company{}) return;
  contexts.company = &company;
  take_away(company, contexts);
  add(company, document, path_class, contexts);
  for (Credential& credential : contexts.credentials)
    credential.word = word_for(company, credential.value.text());
  std::erase_if(contexts.scalars, [&](const AnyScalar& scalar) {
    return word_for(company, scalar.value.text()) != CompanyWord::nothing;
  });
}

}  // namespace dexlint
