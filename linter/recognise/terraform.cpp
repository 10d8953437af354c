// `variable "db_password" { default = … }` of Terraform: the variable's name says what its default
// is. The rest of Terraform is recognised where its like of Kubernetes and Helm is.
#include "linter/model/vocabulary.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {

void recognise_terraform_variables(Document& document, const Root& root, Contexts& found) {
  const bool is_json = document.path().ends_with(".tf.json");
  if (root.node->layer->encoding() != Encoding::hcl && !is_json) return;
  every(root.node, "variable", KeyMatch::exact, [&](const Node& labels) {
    for (const Node& variable : labels.children()) {
      const std::string_view name = key_of(variable);
      every(&variable, "default", KeyMatch::exact, [&](const Node& value) {
        walk(value, [&](const Node& leaf) {
          const std::string_view key = &leaf == &value ? name : key_of(leaf);
          if (leaf.is_scalar() && is_credential(key, leaf.text, ""))
            found.credentials.push_back(
                {.value = Scalar(&leaf), .field = CredentialField::values_credential, .key = key});
        });
      });
    }
  });
}

}  // namespace dexlint
