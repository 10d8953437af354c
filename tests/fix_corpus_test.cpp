// Fixes on thousands of public files, and on files built in every style: what is fixed is gone,
// nothing comes up elsewhere, another reader of YAML sees no more changes than there were fixes,
// and a second run changes no byte. Nothing is written. The public files stand beside the project,
// not in it.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>
#include <tuple>

#include "tests/support/fix_text.h"
#include "tests/support/lint_text.h"
#include "tests/support/rewrite.h"
#include "tests/support/yaml_events.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;
namespace fs = std::filesystem;

const fs::path shared = fs::path(DEXLINT_SOURCE_DIR "/../shared").lexically_normal();
const std::vector<std::string> folders{"dex-wild", "flow", "secrets-wild", "creddata-subset"};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

std::set<std::size_t> changed_lines(const FixedFile& file) {
  const auto before = lines_of(file.before);
  const auto after = lines_of(file.after);
  BOOST_TEST(before.size() == after.size());
  std::set<std::size_t> changed;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    if (before[i] != after[i]) changed.insert(i + 1);
  }
  return changed;
}

using Key = std::tuple<std::string, std::string_view, std::size_t>;

std::set<Key> keys_of(const Report& report) {
  std::set<Key> keys;
  for (const Finding& finding : report.findings)
    keys.emplace(finding.location.path, finding.rule->code, finding.location.line_1);
  return keys;
}

// True when `line_1`, or a line that it is nested below, is among `changed`.
bool stands_below(const std::string& text, std::size_t line_1,
                  const std::set<std::size_t>& changed) {
  const std::vector<std::string_view> lines = lines_of(text);
  const auto depth = [&](std::size_t of_1) { return lines[of_1 - 1].find_first_not_of(" -"); };
  std::size_t deepest = std::string::npos;
  for (std::size_t at = line_1; at > 0; --at) {
    if (depth(at) >= deepest) continue;
    if (changed.contains(at)) return true;
    deepest = depth(at);
  }
  return false;
}

// A key that is read now, or a value that is judged now, may have a mistake that nobody could see;
// it stands on a line that was fixed, or below a key that was.
std::size_t check_nothing_new(const FixedFiles& fixed) {
  const std::set<Key> before = keys_of(fixed.before);
  std::size_t count = 0;
  for (const Finding& finding : fixed.after.findings) {
    const Location& at = finding.location;
    if (before.contains({at.path, finding.rule->code, at.line_1})) continue;
    ++count;
    const auto file = fixed.fixes.files.find(at.path);
    const bool on_fixed_line =
        file != fixed.fixes.files.end() &&
        stands_below(file->second.after, at.line_1, changed_lines(file->second));
    BOOST_TEST(on_fixed_line, at.path << ":" << at.line_1 << ": new: " << finding.rule->code);
    BOOST_TEST_MESSAGE("brought to light: " << at.path << ":" << at.line_1 << " "
                                            << finding.rule->code);
  }
  return count;
}

void check_all_are_gone(const FixedFiles& fixed) {
  std::set<std::pair<std::string, Span>,
           bool (*)(const std::pair<std::string, Span>&, const std::pair<std::string, Span>&)>
      withdrawn([](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.begin) < std::tie(b.first, b.second.begin);
      });
  for (const WithdrawnFix& fix : fixed.fixes.withdrawn)
    withdrawn.insert({fix.location.path, fix.location.bytes});
  for (const Finding& finding : fixed.after.findings) {
    if (!is_fixable(finding, {.unsafe = true})) continue;
    BOOST_TEST(withdrawn.contains({finding.location.path, finding.location.bytes}),
               finding.location.path << ":" << finding.location.line_1
                                     << ": not fixed: " << finding.rule->code);
  }
}

// Without what changes when entries come to stand below a section that was empty.
std::vector<std::string> without_nesting(std::vector<std::string> events) {
  std::erase_if(events, [](const std::string& event) {
    return event == "{" || event == "}" || event == "\"";
  });
  return events;
}

// What libfyaml reads of the file as a whole: as many events, and not more of them changed than
// there were fixes.
std::size_t check_another_reader(const std::string& path, const FixedFile& file) {
  auto before = yaml_events(file.before);
  if (!before) return 0;
  auto after = yaml_events(file.after);
  BOOST_REQUIRE_MESSAGE(after, path << " cannot be read any more");
  const bool is_nested = before->size() != after->size();
  if (is_nested) {
    before = without_nesting(*before);
    after = without_nesting(*after);
  }
  BOOST_REQUIRE_MESSAGE(before->size() == after->size(), path << " has other nodes");
  std::size_t changed = 0;
  for (std::size_t i = 0; i < before->size(); ++i) changed += (*before)[i] != (*after)[i] ? 1 : 0;
  BOOST_TEST(((changed > 0 || is_nested) && changed <= file.fixes), path);
  return 1;
}

void check_fixes(Overlay& overlay, const std::vector<std::string>& paths, const std::string& what) {
  const Walk walk = discover(overlay, paths, {});
  FixedFiles fixed = fix_all(overlay, walk, all_rules_options());
  BOOST_TEST(fixed.fixes.is_done);
  check_all_are_gone(fixed);
  const std::size_t brought = check_nothing_new(fixed);
  std::size_t fixes = 0;
  std::size_t reread = 0;
  for (const auto& [path, file] : fixed.fixes.files) {
    fixes += file.fixes;
    reread += check_another_reader(path, file);
  }
  BOOST_TEST_MESSAGE(what << ": " << fixes << " fixes in " << fixed.fixes.files.size() << " files ("
                          << reread << " read again by libfyaml), " << fixed.fixes.withdrawn.size()
                          << " withdrawn, " << brought << " brought to light");
  for (const WithdrawnFix& fix : fixed.fixes.withdrawn)
    BOOST_TEST_MESSAGE("withdrawn: " << fix.location.path << ":" << fix.location.line_1 << " "
                                     << fix.rule->code);
  BOOST_TEST(fix_all(overlay, walk, all_rules_options()).fixes.files.empty());
}

// A connector with all that can be fixed at once.
Tree connectors() {
  return sequence(
      {mapping({{"type", "github"},
                {"id", "github"},
                {"name", "GitHub"},
                {"config", mapping({{"client_id", "dex"},
                                    {"clientSecret", "n0t-A-r3al-s3cret-1"},
                                    {"redirect_uri", "http://a.example.com/callback"},
                                    {"hostName", "https://git.example.com/"}})}}),
       mapping({{"type", "oidc"},
                {"id", "sso"},
                {"name", "SSO"},
                {"config", mapping({{"issuer", "http://x.auth0.com"},
                                    {"clientId", "dex"},
                                    {"clientSecret", "n0t-A-r3al-s3cret-2"},
                                    {"redirectURI", "http://a.example.com/callback/"}})}})});
}

std::vector<MarkedFile> built() {
  std::vector<MarkedFile> files = in_every_style("config", mapping({{"connectors", connectors()}}));
  for (const auto& more : {in_secrets(connectors()), in_argocd_config(connectors())})
    files.insert(files.end(), more.begin(), more.end());
  return files;
}

}  // namespace

BOOST_DATA_TEST_CASE(fixes_of_public_files, boost::unit_test::data::make(folders), folder) {
  const fs::path path = shared / "corpus" / folder;
  if (!fs::exists(path)) {
    BOOST_TEST_MESSAGE("skipped: " << folder << " is not there");
    return;
  }
  const WorkTree work_tree;
  Overlay overlay(&work_tree);
  check_fixes(overlay, {path.string()}, folder);
}

BOOST_AUTO_TEST_CASE(fixes_of_every_style) {
  std::size_t fixed = 0;
  const std::vector<MarkedFile> files = built();
  for (const MarkedFile& file : files) {
    for (const std::string& text :
         {read_expectations(file.text).text, read_expectations(with_crlf(file.text)).text}) {
      BOOST_TEST_CONTEXT(file.name) {
        Overlay overlay;
        overlay.put("/tree/" + file.path, text);
        check_fixes(overlay, {"/tree"}, file.name);
        fixed += *overlay.read("/tree/" + file.path, SIZE_MAX) != text ? 1 : 0;
      }
    }
  }
  BOOST_TEST(fixed > files.size(), fixed << " of " << 2 * files.size() << " files have fixes");
}
