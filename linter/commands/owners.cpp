#include "linter/commands/owners.h"

#include <array>
#include <map>

#include "formatters/escape.h"
#include "linter/commands/output.h"
#include "linter/input/code_owners.h"
#include "linter/input/paths.h"
#include "linter/input/repository_root.h"

namespace dexlint {
namespace {

constexpr std::array places{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS",
                            ".gitlab/CODEOWNERS"};
constexpr std::size_t most_bytes = 3'000'000;  // GitHub's limit
constexpr std::size_t most_steps = 50'000'000;

CodeOwners read_code_owners(const FileSource& files, const std::string& root) {
  for (const char* place : places) {
    const std::string path = join_path(root, place);
    if (!files.stat(path)) continue;
    // A link may lead to any file, and what it holds would be printed.
    if (!leads_inside(files, path, root)) break;
    const Result<std::string> text = files.read(path, most_bytes);
    if (text) return CodeOwners(*text);
    complain(printable(std::string(place) + ": " + text.error().message) +
             "; findings carry no owners");
    break;
  }
  return {};
}

}  // namespace

void add_owners(Report& report, const FileSource& files) {
  if (report.findings.empty()) return;
  const std::string first = parent_path(report.findings.front().location.path);
  const std::string root = repository_root(files, first);
  if (root.empty()) return;
  const CodeOwners code_owners = read_code_owners(files, root);
  if (code_owners.empty()) return;
  Steps steps{.limit = most_steps};
  std::map<std::string, std::vector<std::string>> known;  // by path
  for (Finding& finding : report.findings) {
    const auto [entry, fresh] = known.try_emplace(finding.location.path);
    if (fresh) entry->second = code_owners.of(path_from_root(files, entry->first, root), steps);
    finding.owners = entry->second;
  }
  if (steps.spent())
    complain("CODEOWNERS: its patterns take too long to compare; not all findings carry owners");
}

}  // namespace dexlint
