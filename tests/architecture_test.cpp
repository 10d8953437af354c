// Who may include whom, held against every #include line of the program. The picture is here as two
// tables: folders, and libraries. CMake's targets draw it too, but a header is found with or
// without a target.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Names = std::vector<std::string_view>;

/// A file belongs to the entry with the longest `place` that its path starts with.
struct Entry {
  std::string_view place;  ///< what the path or the include starts with
  Names allowed;  ///< folders: what may be included; libraries: who may include it. "" is everyone
};

const std::vector<Entry> folders = {
    {"linter/model/", {"linter/model/"}},
    {"linter/system/", {"linter/system/"}},
    {"linter/input/", {"linter/input/", "linter/model/", "linter/system/"}},
    {"linter/flow/", {"linter/flow/", "linter/input/", "linter/model/"}},
    {"linter/recognise/",
     {"linter/recognise/", "linter/input/", "linter/model/", "rules/dex/fields.h"}},
    {"linter/engine/",
     {"linter/engine/", "linter/recognise/", "linter/flow/", "linter/input/", "linter/model/",
      "linter/report/"}},
    {"linter/report/", {"linter/report/", "linter/model/"}},
    {"linter/commands/", {""}},
    {"linter/main.cpp", {""}},
    {"rules/", {"rules/shared/", "rules/dex/", "linter/model/"}},
    {"rules/dex/", {"rules/dex/", "linter/model/"}},
    {"rules/pack/", {"rules/pack/", "rules/shared/", "linter/input/", "linter/model/"}},
    {"formatters/", {"formatters/", "linter/report/", "linter/model/", "rules/dex/fields.h"}},
};

// What a formatter never sees, so that no format can print what a file holds.
const Names documents = {"linter/model/contexts.h", "linter/model/document.h",
                         "linter/model/layer.h", "linter/model/node.h"};

const std::vector<Entry> libraries = {
    {"CLI/", {"linter/commands/", "linter/main.cpp"}},
    {"arm_neon.h", {"linter/input/trigram_kernels"}},
    {"fmt/", {""}},
    {"immintrin.h", {"linter/input/trigram_kernels"}},
    {"nlohmann/", {"formatters/", "linter/report/", "linter/commands/lsp"}},
    {"re2/", {"rules/pack/", "rules/shared/provider_tokens", "linter/recognise/sops_pattern"}},
    {"simdjson", {"linter/input/"}},
    {"yaml-cpp/", {"linter/input/", "rules/dex/make_tables.cpp"}},
};
// Headers of the operating system: <fcntl.h>, <sys/stat.h>.
const Names system_users = {"linter/system/"};

bool starts_with_one(std::string_view text, const Names& starts) {
  return std::ranges::any_of(starts, [&](auto start) { return text.starts_with(start); });
}

const Entry* entry_for(std::string_view text, const std::vector<Entry>& entries) {
  const Entry* longest = nullptr;
  for (const Entry& entry : entries) {
    if (!text.starts_with(entry.place)) continue;
    if (longest == nullptr || entry.place.size() > longest->place.size()) longest = &entry;
  }
  return longest;
}

std::string list(const Names& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

/// What is wrong with `"header"` in the file at `path`; empty when nothing is.
std::string own_header_complaint(std::string_view path, std::string_view header) {
  if (!starts_with_one(header, {"linter/", "rules/", "formatters/"})) {
    return "own headers are included by their path from the root";
  }
  const Entry* folder = entry_for(path, folders);
  if (folder == nullptr) return "the file stands in no folder that the architecture knows";
  if (!starts_with_one(header, folder->allowed)) {
    return std::string(folder->place) + " may include only " + list(folder->allowed);
  }
  if (folder->place == "formatters/" && starts_with_one(header, documents)) {
    return "formatters see findings, never a document";
  }
  return {};
}

/// The same for `<header>`.
std::string library_complaint(std::string_view path, std::string_view header) {
  const Entry* library = entry_for(header, libraries);
  const bool standard = header.find_first_of("/.") == std::string_view::npos;
  if (library == nullptr && standard) return {};
  const bool system = header.starts_with("sys/") ||
                      (header.ends_with(".h") && header.find('/') == std::string_view::npos);
  if (library == nullptr && !system) return "a library that the architecture does not know";
  const Names& users = library == nullptr ? system_users : library->allowed;
  return starts_with_one(path, users) ? "" : "only " + list(users) + " may include it";
}

/// The header named by an #include line with its quotes or angle brackets; empty for other lines.
std::string_view included(std::string_view line) {
  const auto skip = [&](std::string_view word) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with(word)) return false;
    line.remove_prefix(word.size());
    return true;
  };
  if (!skip("#") || !skip("include") || !skip("")) return {};
  const std::size_t end = line.find_first_of("\">", 1);
  return end == std::string_view::npos ? std::string_view() : line.substr(0, end + 1);
}

/// One sentence for each #include of `text` that the tables forbid, with file, line, include and
/// the reason.
std::string complaints(std::string_view path, std::string_view text) {
  std::string all;
  for (std::size_t begin = 0, line_1 = 1; begin < text.size(); ++line_1) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view include = included(text.substr(begin, end - begin));
    begin = end + 1;
    if (include.size() < 3) continue;
    const std::string_view header = include.substr(1, include.size() - 2);
    const std::string complaint = include.front() == '"' ? own_header_complaint(path, header)
                                                         : library_complaint(path, header);
    if (complaint.empty()) continue;
    all += std::string(path) + ":" + std::to_string(line_1) + ": includes " + std::string(include) +
           ": " + complaint + "\n";
  }
  return all;
}

struct Row {
  std::string_view path;
  std::string_view text;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.path << " with " << row.text;
}

const std::vector<Row> rows = {
    {"linter/model/node.h", "#include <string>\n#include \"linter/model/span.h\"\n", ""},
    {"linter/model/node.h", "// why\n#include \"linter/input/utf8.h\"\n",
     "linter/model/node.h:2: includes \"linter/input/utf8.h\": linter/model/ may include only "
     "linter/model/\n"},
    {"linter/engine/engine.cpp", "#include \"rules/rule_table.h\"",
     "linter/engine/engine.cpp:1: includes \"rules/rule_table.h\": linter/engine/ may include only "
     "linter/engine/, linter/recognise/, linter/flow/, linter/input/, linter/model/, "
     "linter/report/\n"},
    {"rules/a.cpp", "#include \"rules/b.h\"",
     "rules/a.cpp:1: includes \"rules/b.h\": rules/ may include only rules/shared/, rules/dex/, "
     "linter/model/\n"},
    {"rules/pack/pack.cpp", "#include \"linter/input/parse_yaml.h\"", ""},
    {"formatters/text.cpp", "#include <nlohmann/json.hpp>\n#include \"linter/model/node.h\"",
     "formatters/text.cpp:2: includes \"linter/model/node.h\": formatters see findings, never a "
     "document\n"},
    {"linter/main.cpp", "#include <CLI/CLI.hpp>\n#include \"rules/rule_table.h\"", ""},
    {"linter/commands/check.cpp", "  #  include <nlohmann/json.hpp>",
     "linter/commands/check.cpp:1: includes <nlohmann/json.hpp>: only formatters/, linter/report/, "
     "linter/commands/lsp may include it\n"},
    {"linter/recognise/base64.cpp", "#include <yaml-cpp/yaml.h>",
     "linter/recognise/base64.cpp:1: includes <yaml-cpp/yaml.h>: only linter/input/, "
     "rules/dex/make_tables.cpp may include "
     "it\n"},
    {"linter/engine/engine.cpp", "#include <sys/stat.h>",
     "linter/engine/engine.cpp:1: includes <sys/stat.h>: only linter/system/ may "
     "include it\n"},
    {"linter/input/file_source.cpp", "#include <unistd.h>",
     "linter/input/file_source.cpp:1: includes <unistd.h>: only linter/system/ may "
     "include it\n"},
    {"linter/system/files_posix.cpp", "#include <unistd.h>\n#include <sys/stat.h>", ""},
    {"linter/input/gate.cpp", "#include <boost/regex.hpp>",
     "linter/input/gate.cpp:1: includes <boost/regex.hpp>: a library that the architecture does "
     "not know\n"},
    {"linter/input/gate.cpp", "#include \"gate.h\"",
     "linter/input/gate.cpp:1: includes \"gate.h\": own headers are included by their path from "
     "the root\n"},
    {"linter/helpers.h", "#include \"linter/model/span.h\"",
     "linter/helpers.h:1: includes \"linter/model/span.h\": the file stands in no folder that the "
     "architecture knows\n"},
};

BOOST_DATA_TEST_CASE(planted_includes_are_judged, rows) {
  BOOST_TEST(complaints(sample.path, sample.text) == sample.expected);
}

BOOST_AUTO_TEST_CASE(the_program_keeps_to_the_picture) {
  const std::filesystem::path root = DEXLINT_SOURCE_DIR;
  std::size_t files = 0;
  for (const char* folder : {"linter", "rules", "formatters"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".h") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(file), {});
      const std::string path = entry.path().lexically_relative(root).generic_string();
      BOOST_TEST(complaints(path, text) == "");
      ++files;
    }
  }
  BOOST_TEST(files > 20);
}

}  // namespace
