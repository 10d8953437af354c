// How bad, and how sure: by the tier of the evidence (detection.md section 5), by the value, and by
// the file's path (domain.md, policy 5 and 6).
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string_view>

#include "linter/model/path_class.h"
#include "rules/shared/credential.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;

namespace {

struct Row {
  std::string_view path;
  bool in_chart;
  std::string_view random;   ///< severity of 9xQzk2Lp0vR7 under a credential's key of values
  std::string_view words;    ///< of plain words there
  std::string_view literal;  ///< of a literal where the document says that it is a secret
  std::string_view placeholder;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.path; }

constexpr Row rows[] = {
    {"values-prod.yaml", true, "error", "warning", "error", "warning"},
    {"prod/release.yaml", false, "error", "warning", "error", "warning"},
    {"values.yaml", false, "error", "warning", "error", "warning"},
    {"charts/dex/values.yaml", true, "warning", "note", "error", "note"},
    {"charts/dex/ci/test-values.yaml", true, "warning", "note", "warning", "note"},
    {".github/values.yaml", false, "warning", "note", "warning", "note"},
    {"docs/values.yaml", false, "warning", "note", "warning", "note"},
    {"examples/dex/values.yaml", false, "warning", "note", "warning", "note"},
    {"README.md", false, "warning", "note", "warning", "note"},
    {"test/e2e/values.yaml", false, "warning", "note", "warning", "note"},
    {"testdata/values.yaml", false, "warning", "note", "warning", "note"},
    {"hack/values.yaml", false, "warning", "note", "warning", "note"},
};

std::string_view severity_in_values(const Row& row, std::string_view text) {
  Node node;
  node.style = ScalarStyle::plain;
  node.text = text;
  return name_of(severity_of_named_literal({.value = Scalar(&node),
                                            .field = CredentialField::values_credential,
                                            .key = "password",
                                            .path_class = path_class(row.path, row.in_chart)}));
}

}  // namespace

BOOST_DATA_TEST_CASE(a_path_and_a_value_lower_a_severity, utf::data::make(rows), row) {
  BOOST_TEST(severity_in_values(row, "9xQzk2Lp0vR7") == row.random);
  BOOST_TEST(severity_in_values(row, "Winter2024!") == row.random);
  BOOST_TEST(severity_in_values(row, "manager") == row.words);
  BOOST_TEST(severity_in_values(row, "chain-loop pwd") == row.words);
  const PathClass in = path_class(row.path, row.in_chart);
  BOOST_TEST(name_of(severity_of_literal(in)) == row.literal);
  BOOST_TEST(name_of(severity_of_placeholder(in)) == row.placeholder);
}

BOOST_AUTO_TEST_CASE(only_a_name_is_medium) {
  const SecretFlow flow;
  const auto in = [](CredentialField field) { return confidence_of({.field = field}); };
  BOOST_TEST((in(CredentialField::values_credential) == Confidence::medium));
  BOOST_TEST((in(CredentialField::secret_data) == Confidence::high));
  BOOST_TEST((in(CredentialField::client_secret) == Confidence::high));
  BOOST_TEST((confidence_of({.field = CredentialField::values_credential, .flow = &flow}) ==
              Confidence::high));
}
