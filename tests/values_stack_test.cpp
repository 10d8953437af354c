// Layers of values: what counts is what Helm makes of them.
#include "linter/model/values_stack.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "linter/input/parse_yaml.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  const char* name;
  std::vector<std::string> layers;  ///< the lowest first
  ValuesPath path;
  std::string found;  ///< `-`: nothing
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"one layer", {"a: {b: 1}"}, {"a", "b"}, "1"},
    {"the upper one counts", {"a: {b: 1}", "a: {b: 2}"}, {"a", "b"}, "2"},
    {"what the upper one does not say", {"a: {b: 1}", "a: {c: 2}"}, {"a", "b"}, "1"},
    {"what only the upper one says", {"a: {b: 1}", "a: {c: 2}"}, {"a", "c"}, "2"},
    {"an upper mapping without the key", {"a: {b: 1}", "x: y"}, {"a", "b"}, "1"},
    {"null takes away", {"a: {b: 1}", "a: {b: null}"}, {"a", "b"}, "-"},
    {"null takes a mapping away", {"a: {b: 1}", "a: ~"}, {"a", "b"}, "-"},
    {"null, and more above", {"a: {b: 1}", "a: ~", "a: {c: 3}"}, {"a", "b"}, "-"},
    {"the word null is a value", {"a: {b: 1}", "a: {b: 'null'}"}, {"a", "b"}, "null"},
    {"a text hides a mapping", {"a: {b: 1}", "a: x"}, {"a", "b"}, "-"},
    {"a mapping hides a text", {"a: x", "a: {b: 1}"}, {"a", "b"}, "1"},
    {"a list takes the place of a list", {"a: [1]", "a: []"}, {"a"}, "[]"},
    {"three layers", {"a: 1", "b: 2", "a: 3"}, {"a"}, "3"},
    {"no layers", {}, {"a"}, "-"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_value_that_counts, utf::data::make(rows), row) {
  std::vector<std::unique_ptr<Document>> documents;
  std::vector<const Node*> layers;
  for (const std::string& text : row.layers) {
    documents.push_back(std::make_unique<Document>("values.yaml", text));
    const Layer& layer = documents.back()->text_layer();
    layers.push_back(*parse_yaml(*documents.back(), layer, {0, layer.text().size()}));
  }
  const Node* found = ValuesStack(layers).find(row.path);
  const std::string text = found == nullptr ? "-"
                           : found->is_scalar()
                               ? std::string(found->text)
                               : std::string(slice(found->layer->text(), found->span));
  BOOST_TEST(text == row.found);
}
