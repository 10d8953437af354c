// Outputs held against the schemas that other people wrote for them.
#pragma once

#include <string>
#include <string_view>

namespace dexlint::test {

/// What is wrong with `text` by the schema `file`, which is looked for in tests/data/schema and
/// then in ../shared/schema: JSON (`lines`: each line is a value) or, by a schema that ends in
/// .xsd, XML. Empty when nothing is; and when the schema or the tool is not here, after saying so
/// in the log.
std::string schema_faults(const std::string& text, std::string_view file, bool lines = false);

}  // namespace dexlint::test
