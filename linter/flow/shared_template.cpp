#include "linter/flow/shared_template.h"

#include <utility>

#include "linter/flow/template_parser.h"

namespace dexlint::flow {
namespace {

// Of texts; their trees take some ten times as much. Bitnami's common has 70 kB.
constexpr std::size_t most_bytes = std::size_t{256} << 10;

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

}  // namespace

SharedTemplate::SharedTemplate(std::string text)
    : text_(std::move(text)), may_define_(contains(text_, "define") || contains(text_, "block")) {}

const TemplateTree& SharedTemplate::tree() const {
  std::call_once(parsed_, [this] { tree_ = parse_template(text_); });
  return *tree_;
}

std::shared_ptr<const SharedTemplate> TemplateCache::of(std::string text) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(text);
    if (known != known_.end()) return known->second;
  }
  auto made = std::make_shared<const SharedTemplate>(std::move(text));
  if (!made->may_define()) return made;
  const std::lock_guard lock(mutex_);
  // What comes again soon is kept again soon.
  if (bytes_ + made->text().size() > most_bytes) known_.clear();
  if (known_.empty()) bytes_ = 0;
  if (known_.emplace(made->text(), made).second) bytes_ += made->text().size();
  return made;
}

}  // namespace dexlint::flow
