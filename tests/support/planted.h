// Files with a secret in them, for tests that it stays there: as the finding itself, and beside
// findings, wherever a code frame, a message, a trail or a complaint might pick it up.
#pragma once

#include <string>
#include <vector>

#include "tests/support/rewrite.h"

namespace dexlint::test {

/// The secret is what is found, in every writing that there is.
std::vector<MarkedFile> planted_as_finding(const std::string& secret);

/// Something else is found; the secret stands in the same mapping, in every writing.
std::vector<MarkedFile> planted_beside(const std::string& secret);

/// The same by hand: comments, anchors, URLs, templates, prose, texts that do not parse. Each has a
/// finding, as long as the secret holds no quotes.
std::vector<MarkedFile> planted_by_hand(const std::string& secret);

}  // namespace dexlint::test
