// A text as dexlint understands it: its trees and what was recognised in them, with the questions
// that an editor asks about a place in it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/run_means.h"
#include "linter/model/document.h"
#include "rules/dex/fields.h"

namespace dexlint::lsp {

/// A key or value of something that Dex reads.
struct FieldPlace {
  const dex::Connector* connector = nullptr;  ///< null in the server's own configuration
  std::span<const dex::Field> fields = {};    ///< what may stand in the whole of it
  const dex::Field* parent = nullptr;         ///< the field that it stands in; null at the top
  const Node* mapping = nullptr;              ///< the mapping that it is an entry of
  const Node* value = nullptr;                ///< the entry's value, which knows its key

  /// What the table says of the entry; null for a key that it does not know.
  const dex::Field* field() const;
};

/// An entry of a connector's own mapping: type, id, name, config.
struct ConnectorEntry {
  const Node* mapping = nullptr;
  const Node* value = nullptr;
};

class Reading {
 public:
  /// Every document of `text` is read, as if it stood at `path`, and no rule runs. `files` must
  /// outlive it.
  Reading(const FileSource& files, const std::string& path, std::string text);

  /// The entry of a connector's or the server's configuration whose key or value stands at
  /// `offset`, a byte of the text.
  std::optional<FieldPlace> field_at(std::size_t offset) const;
  /// The same of the mapping round a connector's configuration.
  std::optional<ConnectorEntry> connector_entry_at(std::size_t offset) const;

 private:
  Span in_text(const Node& node) const;
  bool holds(const Node& node, std::size_t offset) const;
  const Node* entry_at(const Node& mapping, std::size_t offset) const;
  std::optional<FieldPlace> descend(FieldPlace place, std::size_t offset) const;

  LintOptions options_;
  Unit unit_;
  RunMeans means_;
  UnitLinter linter_;
  Document document_;
  Contexts contexts_;
};

}  // namespace dexlint::lsp
