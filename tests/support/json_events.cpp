#include "tests/support/json_events.h"

#include <nlohmann/json.hpp>

namespace dexlint::test {
namespace {

/// Called by nlohmann/json with each thing that it reads; true: go on.
class Listener : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::vector<std::string> events;

  bool null() override { return add("null"); }
  bool boolean(bool value) override { return add(value ? "true" : "false"); }
  bool number_integer(number_integer_t) override { return add("number"); }
  bool number_unsigned(number_unsigned_t) override { return add("number"); }
  bool number_float(number_float_t, const string_t&) override { return add("number"); }
  bool string(string_t& value) override { return add("\"" + value); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return add("{"); }
  bool key(string_t& value) override { return add("\"" + value); }
  bool end_object() override { return add("}"); }
  bool start_array(std::size_t) override { return add("["); }
  bool end_array() override { return add("]"); }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& /*error*/) override {
    return false;
  }

 private:
  bool add(std::string event) {
    events.push_back(std::move(event));
    return true;
  }
};

void add(const Node& node, std::vector<std::string>& events) {
  if (node.key != nullptr) events.push_back("\"" + std::string(node.key->text));
  if (node.is_scalar()) {
    const bool is_word = node.text == "true" || node.text == "false" || node.text == "null";
    events.push_back(node.style == ScalarStyle::json_string ? "\"" + std::string(node.text)
                     : is_word                              ? std::string(node.text)
                                                            : "number");
    return;
  }
  events.emplace_back(node.is_mapping() ? "{" : "[");
  for (const Node& child : node.children()) add(child, events);
  events.emplace_back(node.is_mapping() ? "}" : "]");
}

}  // namespace

std::optional<std::vector<std::string>> json_events(std::string_view text) {
  Listener listener;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &listener)) return std::nullopt;
  return std::move(listener.events);
}

std::vector<std::string> json_events(const Node& root) {
  std::vector<std::string> events;
  add(root, events);
  return events;
}

}  // namespace dexlint::test
