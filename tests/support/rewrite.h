// Rewritings that change how a file is written and not what it says, for tests of the form "the
// same findings at the moved places". The places are «DEX101 marks» inside the text (tree.h) and
// move with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/span.h"
#include "tests/support/tree.h"

namespace dexlint::test {

struct ExpectedFinding {
  std::string code;
  Span bytes;
};

/// A file without its marks, and what stood between them; sorted by place.
struct ExpectedFile {
  std::string text;
  std::vector<ExpectedFinding> findings;
};

/// Takes the «CODE value» marks out.
ExpectedFile read_expectations(std::string_view marked);
/// The same file in UTF-16 with a byte order mark.
ExpectedFile in_utf16(const ExpectedFile& file, bool big_endian);

// Trees to trees.
Tree with_keys_reversed(const Tree& tree);
/// More keys in every mapping but those whose every value is a secret (`stringData`, `data`).
Tree with_unrelated_keys(const Tree& tree);

// Marked texts to marked texts.
std::string with_crlf(std::string_view text);
/// Own lines and ends of lines, in a text without block scalars.
std::string with_comments(std::string_view text);
std::string in_fence(std::string_view text, std::string_view indent);
/// In base64, marks widened to the groups of 4 that hold the marked bytes.
std::string in_base64(std::string_view text);

/// A file under the name that it should be read by; its text is marked.
struct MarkedFile {
  std::string name;  ///< what was done, for messages
  std::string path;
  std::string text;
};

/// `tree` in every style of YAML and JSON, under `stem`.yaml or .json.
std::vector<MarkedFile> in_every_style(const std::string& stem, const Tree& tree);
/// A list of connectors as a text inside Secrets: as YAML, JSON and JSON in YAML; in block
/// scalars, quotes, JSON strings and base64.
std::vector<MarkedFile> in_secrets(const Tree& connectors);
/// A list of connectors in the `dex.config` of Argo CD's ConfigMap.
std::vector<MarkedFile> in_argocd_config(const Tree& connectors);

}  // namespace dexlint::test
