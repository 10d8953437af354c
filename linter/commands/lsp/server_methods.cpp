// What the server does for its editor: judges the texts that rest, listens and answers.
#include <algorithm>
#include <optional>
#include <utility>

#include "linter/commands/lsp/answers.h"
#include "linter/commands/lsp/protocol.h"
#include "linter/commands/lsp/server.h"
#include "linter/system/files.h"

namespace dexlint::lsp {
namespace {

// How long a text rests before it is judged: the pause between two words.
constexpr std::chrono::milliseconds rest{150};

std::string uri_of(const Json& parameters) { return text_at(parameters, {"textDocument", "uri"}); }

long version_of(const Json& parameters) {
  const Json& version = at_path(parameters, {"textDocument", "version"});
  return version.is_number_integer() ? version.get<long>() : 0;
}

// The first folder that the editor works in; empty when it names none.
std::string folder_of(const Json& parameters) {
  const Json& folders = at_path(parameters, {"workspaceFolders"});
  std::string uri = text_at(parameters, {"rootUri"});
  if (folders.is_array() && !folders.empty()) uri = text_at(folders.front(), {"uri"});
  return path_of_uri(uri).value_or(std::string());
}

// Whether the editor can do without edits in what it is offered, and asks for those of one action.
bool asks_for_edits(const Json& parameters) {
  const Json& action = at_path(parameters, {"capabilities", "textDocument", "codeAction"});
  const Json& lazy = at_path(action, {"resolveSupport", "properties"});
  return at_path(action, {"dataSupport"}) == Json(true) && lazy.is_array() &&
         std::find(lazy.begin(), lazy.end(), "edit") != lazy.end();
}

}  // namespace

// --- judging ------------------------------------------------------------------------------------

std::optional<std::chrono::milliseconds> Server::until_next_judgement() const {
  if (!workspace_) return std::nullopt;
  std::optional<std::chrono::milliseconds> soonest;
  const auto now = std::chrono::steady_clock::now();
  for (const auto& [uri, file] : workspace_->open()) {
    if (file.is_judged()) continue;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(file.changed_at() + rest - now);
    const auto wait = std::max(left, std::chrono::milliseconds{0});
    soonest = std::min(soonest.value_or(wait), wait);
  }
  return soonest;
}

// One text that rests; then the editor has the word again.
void Server::judge_one() {
  if (!workspace_) return;
  const auto now = std::chrono::steady_clock::now();
  for (auto& [uri, file] : workspace_->open()) {
    if (!file.is_judged() && now - file.changed_at() >= rest) return publish(uri, file);
  }
}

void Server::publish(const std::string& uri, OpenFile& file) {
  file.judged(judge(workspace_->files(), file.path()));
  const Verdict& verdict = file.verdict();
  if (verdict.problem != last_problem_) {
    last_problem_ = verdict.problem;
    if (!last_problem_.empty())
      notify("window/showMessage", {{"type", 1}, {"message", "dexlint: " + last_problem_}});
  }
  notify("textDocument/publishDiagnostics", {{"uri", uri},
                                             {"version", file.version()},
                                             {"diagnostics", diagnostics_of(*workspace_, file)}});
}

// The file that a request is about, with the findings of its text as it is now.
OpenFile* Server::judged_file(const std::string& uri) {
  OpenFile* file = workspace_->find(uri);
  if (file != nullptr && !file->is_judged()) publish(uri, *file);
  return file;
}

// --- what the editor says -----------------------------------------------------------------------

// Paths are judged and named as if dexlint had been called in the folder of the editor.
Json Server::initialize(const Json& parameters) {
  const std::string folder = folder_of(parameters);
  const bool is_there = folder.empty() || system::enter_folder(folder) == 0;
  edits_ = asks_for_edits(parameters) ? Edits::when_chosen : Edits::at_once;
  workspace_.emplace();
  state_ = State::running;
  if (!is_there)
    notify("window/logMessage", {{"type", 2}, {"message", "the folder of the workspace is gone"}});
  constexpr int full_text = 1;  // LSP 3.17, "TextDocumentSyncKind"
  return {{"capabilities",
           {{"positionEncoding", "utf-16"},
            {"textDocumentSync", {{"openClose", true}, {"change", full_text}, {"save", true}}},
            {"hoverProvider", true},
            {"codeActionProvider",
             {{"codeActionKinds", Json::array({"quickfix"})}, {"resolveProvider", true}}},
            {"completionProvider", {{"triggerCharacters", Json::array({" "})}}}}},
          {"serverInfo", {{"name", "dexlint"}, {"version", DEXLINT_VERSION}}}};
}

Json Server::shutdown(const Json&) {
  state_ = State::shut_down;
  was_shut_down_ = true;
  return nullptr;
}

void Server::exit(const Json&) { state_ = State::over; }

void Server::opened(const Json& parameters) {
  const std::string uri = uri_of(parameters);
  const auto path = path_of_uri(uri);
  if (!path) return;
  workspace_->open(uri, *path, text_at(parameters, {"textDocument", "text"}),
                   version_of(parameters));
  publish(uri, *workspace_->find(uri));
}

void Server::changed(const Json& parameters) {
  OpenFile* file = workspace_->find(uri_of(parameters));
  const Json& changes = at_path(parameters, {"contentChanges"});
  if (file == nullptr || !changes.is_array() || changes.empty()) return;
  // A part of a text was not asked for.
  const Json& last = changes.back();
  if (!at_path(last, {"range"}).is_null() || !at_path(last, {"text"}).is_string()) return;
  workspace_->change(*file, text_at(last, {"text"}), version_of(parameters));
}

void Server::saved(const Json&) { workspace_->doubt_all(); }

void Server::closed(const Json& parameters) {
  const std::string uri = uri_of(parameters);
  if (workspace_->find(uri) == nullptr) return;
  workspace_->close(uri);
  notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", Json::array()}});
}

// --- what the editor asks -----------------------------------------------------------------------

// Of a text that was not judged yet the editor shows no findings either.
Json Server::hover(const Json& parameters) {
  const OpenFile* file = workspace_->find(uri_of(parameters));
  return file == nullptr ? Json() : lsp::hover(*workspace_, *file, parameters);
}

Json Server::code_action(const Json& parameters) {
  const OpenFile* file = judged_file(uri_of(parameters));
  return file == nullptr ? Json::array() : lsp::code_action(*workspace_, *file, parameters, edits_);
}

// The action that the editor's user chose, with its edits.
Json Server::code_action_edit(const Json& parameters) {
  const Json& data = at_path(parameters, {"data"});
  const OpenFile* file = judged_file(text_at(data, {"uri"}));
  auto edit = file == nullptr ? std::nullopt : edit_of(workspace_->files(), *file, data);
  if (!edit) throw RequestFailed("this changes nothing here, or more than it says");
  Json action = parameters;
  action["edit"] = std::move(*edit);
  return action;
}

Json Server::completion(const Json& parameters) {
  const OpenFile* file = workspace_->find(uri_of(parameters));
  return file == nullptr ? Json::array() : lsp::completion(*workspace_, *file, parameters);
}

}  // namespace dexlint::lsp
