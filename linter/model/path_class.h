// What the path of a file says about the values in it. It lowers severities, never recall
// (detection.md, "Path classes").
#pragma once

#include <cstdint>
#include <string_view>

namespace dexlint {

/// What the path of a file says about it (facts: detection.md, "Path classes"). It lowers
/// severities, never recall.
enum class PathClass : std::uint8_t { normal, default_values, ci, documents, tests };

/// Guides, examples and tests: what is wrong there reaches no cluster by itself.
constexpr bool is_never_deployed(PathClass path_class) {
  return path_class == PathClass::documents || path_class == PathClass::tests;
}

/// `path` with `/`. `in_chart`: the file belongs to a Helm chart, so that its values.yaml are
/// published defaults. Directory names match whole segments.
PathClass path_class(std::string_view path, bool in_chart);

/// True for files that hold prose with fenced blocks, by their ending: .md .mdx .markdown
/// .rst .adoc .asciidoc .txt, and templates of these.
bool is_prose(std::string_view path);

}  // namespace dexlint
