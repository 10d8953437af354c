// Values that nobody means: what a guide or a chart leaves for its reader to fill in; and values
// that are meant, but that everybody knows. Facts: detection.md section 3.2, domain.md DEX111,
// DEX112, DEX121.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// `changeme`, `xxx`, `<your-secret>`, `my-client-secret`, `...`: every word of it is filler.
/// Words, never substrings: a random string that happens to hold "app" is none.
bool is_placeholder(std::string_view value);

/// `password`, `admin`, `postgres`, `insecure-…`: deployed as it stands, and the first that is
/// tried.
bool is_weak_default(std::string_view value);

/// Secrets printed in the examples of Dex, Kubeflow and their relatives.
bool is_sample_secret(std::string_view value);

}  // namespace dexlint::rules
