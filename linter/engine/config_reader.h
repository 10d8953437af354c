// Fills a Config from the tree of its file, by the tables of config_keys.h: for each type that a
// member may have there is one way to read it and one name for it in "expected …".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/input/file_source.h"
#include "linter/model/config.h"
#include "linter/model/document.h"
#include "linter/model/result.h"

namespace dexlint {

class ConfigReader {
 public:
  /// All must outlive it.
  ConfigReader(const FileSource& files, const Document& document, Rules rules, Version own);

  Result<Config> read(const Node& root);
  /// `.dexlint.yaml:3:1: message`
  Problem at(Span span, const std::string& message) const;

 private:
  using Wrong = std::optional<Problem>;  // nothing: all is well

  template <typename Of>
  Wrong read_mapping(const Node& node, Of& into);
  template <typename Of>
  Wrong read_entry(const Node& value, Of& into);
  template <typename Of>
  Wrong lacking(const Node& node) const;
  template <typename Enum>
  Wrong read_choice(const Node& node, std::span<const std::string_view> words, Enum& into) const;
  template <typename Value>
  Wrong read(const Node& node, std::optional<Value>& into);
  template <typename Item>
  Wrong read(const Node& node, std::vector<Item>& into);
  Wrong read(const Node& node, std::string& into) const;
  Wrong read(const Node& node, bool& into) const;
  Wrong read(const Node& node, Severity& into) const;
  Wrong read(const Node& node, Profile& into) const;
  Wrong read(const Node& node, Date& into) const;
  Wrong read(const Node& node, Version& into) const;
  Wrong read(const Node& node, PlatformChoice& into) const;
  Wrong read(const Node& node, ForeignScanner& into) const;
  Wrong read(const Node& node, RuleSelector& into) const;
  Wrong read(const Node& node, PathPattern& into) const;
  Wrong read(const Node& node, FilePath& into) const;
  Wrong read(const Node& node, const Rule*& into) const;
  Wrong read(const Node& node, RuleList& into);
  Wrong read(const Node& node, RuleSettings& into);
  Wrong read(const Node& node, OptionValues& into);
  Wrong read(const Node& node, Allow& into);
  Wrong read(const Node& node, Override& into) { return read_mapping(node, into); }
  Wrong read(const Node& node, Company& into) { return read_mapping(node, into); }

  Wrong wrong(const Node& node, std::string_view expected) const;
  Problem unknown(const Node& key, std::string_view what,
                  std::span<const std::string_view> known) const;

  const FileSource& files_;
  const Document& document_;
  Rules rules_;
  Version own_;
  std::string folder_;
  const Rule* rule_ = nullptr;  // whose settings are read; null for several
  std::size_t values_ = 0;
};

}  // namespace dexlint
