#include "tests/support/sitting.h"

#include <utility>

namespace dexlint::test {

std::string framed(const std::string& body) {
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string message(const std::string& method, Json parameters, Json id) {
  Json body{{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(parameters)}};
  if (!id.is_null()) body["id"] = std::move(id);
  return framed(body.dump());
}

std::vector<Json> messages(std::string_view text) {
  std::vector<Json> all;
  while (!text.empty()) {
    const std::size_t begin = text.find("\r\n\r\n") + 4;
    const auto length = static_cast<std::size_t>(
        std::stoul(std::string(text.substr(std::string_view("Content-Length: ").size(), begin))));
    all.push_back(Json::parse(text.substr(begin, length)));
    text.remove_prefix(begin + length);
  }
  return all;
}

Json diagnostics(const ProgramRun& run) {
  for (const Json& said : messages(run.out)) {
    if (said.value("method", "") == "textDocument/publishDiagnostics")
      return said["params"]["diagnostics"];
  }
  return {};
}

Json answer(const ProgramRun& run, int id) {
  for (const Json& said : messages(run.out)) {
    if (said.value("id", Json()) == Json(id)) return said;
  }
  return {};
}

Sitting::Sitting(const TemporaryTree& in, Json capabilities) : tree(in) {
  said =
      message("initialize",
              {{"rootUri", "file://" + in.root()}, {"capabilities", std::move(capabilities)}}, 1);
}

void Sitting::open(const std::string& path, const std::string& text) {
  said += message("textDocument/didOpen",
                  {{"textDocument", {{"uri", uri(path)}, {"version", 1}, {"text", text}}}});
}

void Sitting::ask(const std::string& method, const std::string& path, Position at, int id) {
  const Json place{{"line", at.line_1 - 1}, {"character", at.column_utf16_1 - 1}};
  said += message("textDocument/" + method,
                  {{"textDocument", {{"uri", uri(path)}}},
                   {"position", place},
                   {"range", {{"start", place}, {"end", place}}}},
                  id);
}

ProgramRun Sitting::run() const {
  return run_dexlint({"lsp"}, tree.root(), said + message("shutdown", {}, 3) + message("exit", {}));
}

}  // namespace dexlint::test
