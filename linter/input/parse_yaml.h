// YAML to a tree of nodes with exact spans. What people nearly always write is read by
// simple_yaml.h. Of all else yaml-cpp says what the structure is and where values start; where they
// end, and how their text came from the source, is read from the source itself (scalar_span.h) and
// compared with yaml-cpp's value. Aliases are links, never expanded; merge keys
// and repeated keys stay as they stand.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/input/budget.h"
#include "linter/model/document.h"
#include "linter/model/layer.h"
#include "linter/model/node.h"
#include "linter/model/result.h"

namespace dexlint {

/// How well the source and yaml-cpp agree; added up over calls.
struct YamlStatistics {
  std::size_t simple = 0;  ///< documents that needed no yaml-cpp, to be read or to be refused
  std::size_t scalars = 0;
  std::size_t segmented = 0;  ///< scalars whose text is not simply the bytes under their span
  /// Scalars where yaml-cpp has one of the faults known to us, and the text read from the source is
  /// taken.
  std::size_t faults = 0;
  /// Scalars that could not be found in the source: yaml-cpp's text, at the start mark. Each is a
  /// bug of ours.
  std::size_t mismatches = 0;
};

/// What reads a document.
enum class YamlReader {
  fastest,   ///< simple_yaml.h where it can, else yaml-cpp
  yaml_cpp,  ///< yaml-cpp alone: for tests, which compare both
};

/// Parses the bytes `extent` of `layer`'s text as one YAML document (it may start with a byte order
/// mark, directives and
/// `---`) and links its nodes into `document`, which owns them. Spans are bytes of `layer`. An
/// empty document is a scalar of style absent. Fails with unparsed, encoding, budget, too_large or
/// too_deep and the place in `layer`.
Result<const Node*> parse_yaml(Document& document, const Layer& layer, Span extent,
                               const Budget& budget = {}, YamlStatistics* statistics = nullptr,
                               YamlReader reader = YamlReader::fastest);

/// Cuts a YAML stream at the lines `---` and `...` (column 0), so that a broken document does not
/// take the others with it. An extent holds its directives, its markers and the comments before it;
/// what follows the last document belongs to it. Blank lines and comments alone are no document.
std::vector<Span> yaml_documents(std::string_view text);

}  // namespace dexlint
