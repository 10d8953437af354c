// `.dexlint.yaml`: where it is looked for, what it may say, and what is said of the rest.
#include "linter/engine/config.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  const char* text;
  const char* said;  ///< the layers, or what is wrong
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row rows[] = {
    {"", ""},
    {"# nothing yet\n", ""},
    {"layers: []\n", ""},
    {"layers:\n- [values.yaml, env/prod.yaml]\n- [values.yaml]\n",
     "values.yaml env/prod.yaml; values.yaml;"},
    {"layer: []\n", ".dexlint.yaml:1:1: there is no setting of this name: did you mean `layers`?"},
    {"layers: values.yaml\n",
     ".dexlint.yaml:1:9: expected a list of stacks, each a list of files, found a text"},
    {"layers: [values.yaml]\n",
     ".dexlint.yaml:1:10: expected a list of files, the lowest layer first, found a text"},
    {"layers: [[{a: b}]]\n", ".dexlint.yaml:1:11: expected the path of a file, found a mapping"},
    {"layers: [[values.yaml, gone.yaml]]\n", ".dexlint.yaml:1:24: there is no such file"},
    {"- layers\n", ".dexlint.yaml:1:1: expected a mapping, found a list"},
    {"layers: [\n",
     ".dexlint.yaml:2:1: expected `,` or `]` in a flow list, found "
     "something else"},
};

std::string said(const Result<Config>& config) {
  if (!config) return config.error().message;
  std::string text;
  for (const auto& stack : config->layers) {
    for (const std::string& file : stack) text += (&file == &stack.front() ? "" : " ") + file;
    text += "; ";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_config_is_read_strictly, utf::data::make(rows), row) {
  Overlay files;
  files.put(".dexlint.yaml", row.text);
  files.put("values.yaml", "");
  files.put("env/prod.yaml", "");
  BOOST_TEST(said(read_config(files, ".dexlint.yaml")) == row.said);
}

BOOST_AUTO_TEST_CASE(it_is_found_upwards_but_not_beyond_the_repository) {
  Overlay files;
  files.put("/outer/.dexlint.yaml", "");
  files.put("/outer/with/.git/HEAD", "");
  files.put("/outer/with/.dexlint.yaml", "");
  files.put("/outer/with/a/b/values.yaml", "");
  files.put("/outer/without/.git/HEAD", "");
  files.put("/outer/without/a/values.yaml", "");
  BOOST_TEST(find_config(files, "/outer/with/a/b/values.yaml") == "/outer/with/.dexlint.yaml");
  BOOST_TEST(find_config(files, "/outer/with/a/b") == "/outer/with/.dexlint.yaml");
  BOOST_TEST(find_config(files, "/outer/with") == "/outer/with/.dexlint.yaml");
  BOOST_TEST(find_config(files, "/outer/without/a/values.yaml") == "");
}
