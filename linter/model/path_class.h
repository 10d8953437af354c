// What the path of a file says about the values in it. It lowers severities, never recall
// (detection.md, "Path classes").
#pragma once

#include <string_view>

#include "linter/model/contexts.h"

namespace dexlint {

/// `path` with `/`. `in_chart`: the file belongs to a Helm chart, so that its values.yaml are
/// published defaults. Directory names match whole segments.
PathClass path_class(std::string_view path, bool in_chart);

/// True for files that hold prose with fenced blocks, by their ending: .md .mdx .markdown
/// .rst .adoc .asciidoc .txt, and templates of these.
bool is_prose(std::string_view path);

}  // namespace dexlint
