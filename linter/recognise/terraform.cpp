// `variable "db_password" { default = … }` of Terraform: the variable's name says what its default
// is. The rest of Terraform is recognised where its like of Kubernetes and Helm is.
#include "linter/model/vocabulary.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {

void recognise_terraform_variables(Document&, const Root& root, Contexts& found) {
  if (root.node->layer->encoding() != Encoding::hcl) return;
  every(root.node, "variable", KeyMatch::exact, [&](const Node& labels) {
    for (const Node& variable : labels.children()) {
      const std::string_view name = key_of(variable);
      every(&variable, "default", KeyMatch::exact, [&](const Node& value) {
        if (is_credential(name, value.text, ""))
          found.credentials.push_back(
              {.value = Scalar(&value), .field = CredentialField::values_credential, .key = name});
      });
    }
  });
}

}  // namespace dexlint
