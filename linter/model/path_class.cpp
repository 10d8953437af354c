#include "linter/model/path_class.h"

#include <algorithm>

#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr std::string_view document_folders[] = {"docs", "doc", "examples", "samples"};
constexpr std::string_view test_folders[] = {"test", "tests",      "testdata", "fixtures", "e2e",
                                             "hack", "playwright", "cypress",  "__tests__"};
constexpr std::string_view prose_endings[] = {".md",       ".mdx", ".markdown",  ".rst",    ".adoc",
                                              ".asciidoc", ".txt", ".md.gotmpl", ".md.tmpl"};

PathClass class_of_folder(std::string_view folder, bool in_chart) {
  if (is_one_of(test_folders, folder)) return PathClass::tests;
  if (is_one_of(document_folders, folder)) return PathClass::documents;
  if (folder == ".github" || (folder == "ci" && in_chart)) return PathClass::ci;
  return PathClass::normal;
}

}  // namespace

bool is_prose(std::string_view path) {
  return std::any_of(std::begin(prose_endings), std::end(prose_endings),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

PathClass path_class(std::string_view path, bool in_chart) {
  std::size_t begin = 0;
  for (std::size_t end = path.find('/'); end != std::string_view::npos;
       end = path.find('/', begin)) {
    const PathClass found = class_of_folder(path.substr(begin, end - begin), in_chart);
    if (found != PathClass::normal) return found;
    begin = end + 1;
  }
  const std::string_view name = path.substr(begin);
  if (is_prose(name)) return PathClass::documents;
  if (in_chart && (name == "values.yaml" || name == "values.yml")) return PathClass::default_values;
  return name.find(".ci.") == std::string_view::npos ? PathClass::normal : PathClass::ci;
}

}  // namespace dexlint
