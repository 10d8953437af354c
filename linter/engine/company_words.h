// What the company's config says of keys and values, applied to what was recognised in a file.
#pragma once

#include "linter/model/company.h"
#include "linter/model/contexts.h"
#include "linter/model/document.h"

namespace dexlint {

/// Adds the credentials under the company's own keys, takes away those under keys that are none,
/// and marks the values that are its references or fakes. `company` must outlive the contexts.
void apply_company(const Company& company, const Document& document, PathClass path_class,
                   Contexts& contexts);

}  // namespace dexlint
