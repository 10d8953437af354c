// What an editor says to the language server in one breath, and what comes back.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/lines.h"
#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace dexlint::test {

using Json = nlohmann::json;

/// A message with its header.
std::string framed(const std::string& body);
/// A request, or without an id a notice.
std::string message(const std::string& method, Json parameters, Json id = {});
/// What the server wrote, message by message. Throws for what is no frame.
std::vector<Json> messages(std::string_view text);
/// The diagnostics of the one file that was opened.
Json diagnostics(const ProgramRun& run);
/// The whole answer to the request with this id; null when there is none.
Json answer(const ProgramRun& run, int id);

/// A sitting in a tree, all of it said at once.
struct Sitting {
  const TemporaryTree& tree;
  std::string said = {};

  explicit Sitting(const TemporaryTree& in, Json capabilities = Json::object());
  std::string uri(const std::string& path) const { return "file://" + tree.path(path); }
  void open(const std::string& path, const std::string& text);
  /// About a place; the answer has this id.
  void ask(const std::string& method, const std::string& path, Position at, int id = 2);
  /// The server from its start to its end.
  ProgramRun run() const;
};

}  // namespace dexlint::test
