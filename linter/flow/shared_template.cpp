#include "linter/flow/shared_template.h"

#include <utility>

#include "linter/flow/template_parser.h"

namespace dexlint::flow {
namespace {

// Of texts; their trees take some ten times as much. Bitnami's common has 70 kB.
constexpr std::size_t most_bytes = std::size_t{256} << 10;

bool may_define(std::string_view text) {
  return text.find("define") != std::string_view::npos ||
         text.find("block") != std::string_view::npos;
}

}  // namespace

SharedTemplate::SharedTemplate(std::string text)
    : text_(std::move(text)), may_define_(flow::may_define(text_)) {}

const TemplateTree& SharedTemplate::tree() const {
  std::call_once(parsed_, [this] { tree_ = parse_template(text_); });
  return *tree_;
}

std::shared_ptr<const SharedTemplate> TemplateCache::of(std::string text) {
  if (!may_define(text) || text.size() > most_bytes)
    return std::make_shared<const SharedTemplate>(std::move(text));
  const std::lock_guard lock(mutex_);
  const auto known = known_.find(text);
  if (known != known_.end()) return known->second;
  // What comes again soon is kept again soon.
  if (bytes_ + text.size() > most_bytes) known_.clear();
  if (known_.empty()) bytes_ = 0;
  auto made = std::make_shared<const SharedTemplate>(std::move(text));
  bytes_ += made->text().size();
  return known_.emplace(made->text(), made).first->second;
}

}  // namespace dexlint::flow
