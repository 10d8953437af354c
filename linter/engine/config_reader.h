// Fills a Config from the tree of its file, by the tables of config_keys.h: for each type that only
// the config has there is one way to read it and one name for it in "expected …".
#pragma once

#include <string>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/input/file_source.h"
#include "linter/input/strict_reader.h"
#include "linter/model/config.h"
#include "linter/model/document.h"
#include "linter/model/result.h"

namespace dexlint {

class ConfigReader : public StrictReader<ConfigReader> {
 public:
  /// All must outlive it.
  ConfigReader(const FileSource& files, const Document& document, Rules rules, Version own);

  Result<Config> read(const Node& root);
  /// What stands below `packs` alone: the paths of files.
  Result<std::vector<std::string>> read_packs(const Node& root);

 private:
  friend StrictReader;
  using StrictReader::read;
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
  Wrong read(const Node& node, Override& into);
  Wrong read(const Node& node, Company& into);

  const FileSource& files_;
  Rules rules_;
  Version own_;
  std::string path_;
  std::string folder_;
  const Rule* rule_ = nullptr;  // whose settings are read; null for several
};

}  // namespace dexlint
