// Who reads a file, in which release: how the option is spelled, and what of a chart's version
// counts.
#include "linter/model/platform.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace {

using namespace dexlint;

std::string shown(const std::optional<Version>& version) {
  return version ? std::to_string(version->major) + "." + std::to_string(version->minor) : "-";
}

struct VersionRow {
  const char* text;
  const char* shown;
};
std::ostream& operator<<(std::ostream& out, const VersionRow& row) { return out << row.text; }

const VersionRow versions[] = {{"2.4", "2.4"},         {"v2.4.7", "2.4"}, {"2.12.0-rc.3", "2.12"},
                               {"2.10.0+abc", "2.10"}, {"2.x", "-"},      {"~2.4", "-"},
                               {">=2.4.0", "-"},       {"2", "-"},        {"", "-"},
                               {"latest", "-"},        {"2.4x", "-"},     {"-1.2", "-"},
                               {"99999999999.1", "-"}, {"2.4.*", "2.4"}};

struct ChoiceRow {
  const char* text;
  const char* platform;  ///< "-": refused
  const char* version;
};
std::ostream& operator<<(std::ostream& out, const ChoiceRow& row) { return out << row.text; }

const ChoiceRow choices[] = {{"auto", "auto", "-"},       {"dex", "dex", "-"},
                             {"dex@2.45", "dex", "2.45"}, {"pachyderm@v2.4.7", "pachyderm", "2.4"},
                             {"argocd", "argocd", "-"},   {"auto@2.4", "-", "-"},
                             {"Dex", "-", "-"},           {"pachyderm@", "-", "-"},
                             {"pachyderm@new", "-", "-"}, {"", "-", "-"}};

}  // namespace

BOOST_DATA_TEST_CASE(a_version_is_a_release, boost::unit_test::data::make(versions), row) {
  BOOST_TEST(shown(version_from(row.text)) == row.shown);
}

BOOST_DATA_TEST_CASE(a_platform_is_spelled_so, boost::unit_test::data::make(choices), row) {
  const auto choice = platform_choice(row.text);
  BOOST_TEST((choice ? name_of(choice->platform) : "-") == row.platform);
  BOOST_TEST(shown(choice ? choice->version : std::nullopt) == row.version);
}

BOOST_AUTO_TEST_CASE(releases_have_an_order) {
  BOOST_TEST((Version{2, 4} < Version{2, 10}));
  BOOST_TEST((Version{2, 12} < Version{3, 0}));
}
