#include "rules/pack/check_rule.h"

#include <string_view>
#include <utility>

#include "linter/input/strict_reader.h"
#include "linter/model/marked.h"

namespace dexlint::pack {
namespace {

// What each key says is right, and what they say together is not.
void check_together(const Node& node, const RuleSpec& rule, const Complain& complain) {
  const Node* way = effective(&node, "at");
  const Node* mend = effective(&node, "mend");
  if (rule.in == PackContext::credential && way != nullptr)
    complain(way->span, "a credential is one value: it has no `at`");
  if (mend != nullptr && way == nullptr && rule.in != PackContext::credential)
    complain(mend->span, "a mend changes a value: it needs an `at`");
  for (const std::string_view key : {"why", "fix"}) {
    const Scalar text = effective_scalar(&node, key);
    const std::size_t last = text.text().find_last_not_of(" \n");
    if (last != std::string_view::npos && text.text()[last] != '.')
      complain(text.node()->span, "expected whole sentences, with a full stop at the end");
  }
  if (!rule.url.empty() && !rule.url.starts_with("https://"))
    complain(effective(&node, "url")->span, "expected a page, https://…");
}

void check_marks(const PackExample& example, bool is_bad, const Complain& complain) {
  const auto marked = take_marks(example.text);
  if (example.text.empty() || (marked && marked->spans.empty() != is_bad)) return;
  complain(example.at, is_bad ? "expected « and » round what a bad example is flagged for"
                              : "expected no « and » in a good example");
}

void check_examples(const Node& node, const RuleSpec& rule, const Complain& complain) {
  for (const auto& [key, examples] : {std::pair("bad", &rule.bad), {"good", &rule.good}}) {
    const Node* given = effective(&node, key);
    const bool is_empty =
        given != nullptr && examples->empty() && (given->is_sequence() || is_nothing(*given));
    if (is_empty) complain(given->key->span, "expected an example at least");
    for (const PackExample& example : *examples)
      check_marks(example, examples == &rule.bad, complain);
  }
}

}  // namespace

void check_rule(const Node& node, const RuleSpec& rule, const Complain& complain) {
  check_together(node, rule, complain);
  check_examples(node, rule, complain);
}

}  // namespace dexlint::pack
