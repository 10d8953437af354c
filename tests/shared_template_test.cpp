// A template that stands in many charts is parsed once.
#include "linter/flow/shared_template.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "linter/flow/value_flow.h"

using namespace dexlint;
using namespace dexlint::flow;

namespace {

std::string helper(const std::string& name, std::size_t bytes = 0) {
  return "{{ define \"" + name + "\" }}" + std::string(bytes, 'x') + "{{ end }}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_templates)

BOOST_AUTO_TEST_CASE(the_same_text_is_one_template) {
  TemplateCache cache;
  const auto first = cache.of(helper("a"));
  BOOST_TEST(first == cache.of(helper("a")));
  BOOST_TEST(first != cache.of(helper("b")));
  BOOST_TEST(first->text() == helper("a"));
  BOOST_TEST(&first->tree() == &first->tree());
  BOOST_TEST(first->tree().definitions.front()->name == "a");
}

BOOST_AUTO_TEST_CASE(what_defines_nothing_is_not_kept) {
  TemplateCache cache;
  const auto first = cache.of("kind: Secret");
  BOOST_TEST(!first->may_define());
  BOOST_TEST(first != cache.of("kind: Secret"));
}

BOOST_AUTO_TEST_CASE(what_was_given_out_outlives_a_full_cache) {
  TemplateCache cache;
  const auto first = cache.of(helper("a"));
  for (int i = 0; i < 20; ++i) cache.of(helper("b" + std::to_string(i), 20'000));
  BOOST_TEST(first != cache.of(helper("a")));
  BOOST_TEST(first->tree().definitions.front()->name == "a");
  const auto huge = cache.of(helper("c", 2'000'000));
  BOOST_TEST(huge->tree().definitions.size() == 1u);
}

// One text under two names: a way goes through the file of the chart that is asked about.
BOOST_AUTO_TEST_CASE(charts_that_share_a_helper_have_ways_of_their_own) {
  const std::string text = "{{ define \"own\" }}{{ .Values.password }}{{ end }}";
  Overlay files;
  for (const std::string chart : {"/a", "/b"}) {
    files.put(chart + "/Chart.yaml", "name: x\n");
    files.put(chart + "/templates/secret.yaml",
              "kind: Secret\nstringData:\n  password: {{ include \"own\" . }}\n");
    files.put(chart + "/templates" + chart + ".tpl", text);
  }
  TemplateCache cache;
  const auto first_step = [&](const std::string& chart) {
    return value_flow(files, chart, cache)->flows.at(0).ways.at(0).steps.at(0).path;
  };
  BOOST_TEST(first_step("/a") == "templates/a.tpl");
  BOOST_TEST(first_step("/b") == "templates/b.tpl");
  BOOST_TEST(first_step("/a") == "templates/a.tpl");
}

BOOST_AUTO_TEST_SUITE_END()
