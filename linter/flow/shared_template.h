// Templates as they were read, each text parsed once however many charts bring it: a library such
// as Bitnami's common stands beside, or inside, every chart of a repository.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "linter/flow/template_tree.h"

namespace dexlint::flow {

/// A template and, once somebody asks for it, its tree. May be asked by several threads.
class SharedTemplate {
 public:
  explicit SharedTemplate(std::string text);

  std::string_view text() const { return text_; }
  /// True when it may define templates that others include.
  bool may_define() const { return may_define_; }
  const TemplateTree& tree() const;

 private:
  const std::string text_;
  const bool may_define_;
  mutable std::once_flag parsed_;
  mutable std::unique_ptr<TemplateTree> tree_;
};

/// Keeps those that define templates. May be asked by several threads.
class TemplateCache {
 public:
  std::shared_ptr<const SharedTemplate> of(std::string text);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string_view, std::shared_ptr<const SharedTemplate>> known_;  // by text
  std::size_t bytes_ = 0;  // of their texts
};

}  // namespace dexlint::flow
