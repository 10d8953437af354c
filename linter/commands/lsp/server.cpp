#include "linter/commands/lsp/server.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "linter/commands/lsp/answers.h"
#include "linter/commands/lsp/protocol.h"

namespace dexlint::lsp {
namespace {

// How long a text rests before it is judged: the pause between two words.
constexpr std::chrono::milliseconds rest{150};

// JSON-RPC 2.0 section 5.1, and LSP 3.17, "ErrorCodes".
constexpr int parse_error = -32700;
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr int internal_error = -32603;
constexpr int server_not_initialized = -32002;
constexpr int request_cancelled = -32800;

std::string uri_of(const Json& parameters) { return text_at(parameters, {"textDocument", "uri"}); }

long version_of(const Json& parameters) {
  const Json& version = at_path(parameters, {"textDocument", "version"});
  return version.is_number_integer() ? version.get<long>() : 0;
}

// The id of a request: a number or a text; null of what is none.
Json id_of(const Json& message) {
  const Json& id = at_path(message, {"id"});
  return id.is_number_integer() || id.is_string() ? id : Json();
}

// The first folder that the editor works in; empty when it names none.
std::string folder_of(const Json& parameters) {
  const Json& folders = at_path(parameters, {"workspaceFolders"});
  std::string uri = text_at(parameters, {"rootUri"});
  if (folders.is_array() && !folders.empty()) uri = text_at(folders.front(), {"uri"});
  return path_of_uri(uri).value_or(std::string());
}

}  // namespace

Server::Server(MessageStream& stream) : stream_(stream) {}

const std::map<std::string_view, Server::Answer>& Server::answers() {
  static const std::map<std::string_view, Answer> table{
      {"initialize", &Server::initialize},
      {"shutdown", &Server::shutdown},
      {"textDocument/hover", &Server::hover},
      {"textDocument/codeAction", &Server::code_action},
      {"textDocument/completion", &Server::completion}};
  return table;
}

const std::map<std::string_view, Server::Notice>& Server::notices() {
  static const std::map<std::string_view, Notice> table{
      {"textDocument/didOpen", &Server::opened},
      {"textDocument/didChange", &Server::changed},
      {"textDocument/didSave", &Server::saved},
      {"textDocument/didClose", &Server::closed},
      {"exit", &Server::exit}};
  return table;
}

bool Server::run() {
  while (state_ != State::over) {
    read_what_came();
    if (!waiting_.empty()) {
      const Json message = std::move(waiting_.front());
      waiting_.pop_front();
      handle(message);
    } else if (is_input_over_) {
      state_ = State::over;
    } else {
      judge_one();
    }
  }
  return was_shut_down_;
}

// --- messages -----------------------------------------------------------------------------------

// Takes all that is there. Waits for it only when there is nothing else to do.
void Server::read_what_came() {
  constexpr std::chrono::milliseconds none{0};
  auto wait = waiting_.empty() ? until_next_judgement() : none;
  while (!is_input_over_) {
    MessageStream::Incoming incoming = stream_.next(wait);
    wait = none;
    switch (incoming.event) {
      case MessageStream::Event::message:
        take(std::move(incoming.message));
        break;
      case MessageStream::Event::malformed:
        refuse(nullptr, parse_error, "expected a header with Content-Length and a body of JSON");
        break;
      case MessageStream::Event::quiet:
        return;
      case MessageStream::Event::closed:
        is_input_over_ = true;
    }
  }
}

// A cancellation overtakes what it is about.
void Server::take(Json message) {
  if (text_at(message, {"method"}) != "$/cancelRequest") {
    waiting_.push_back(std::move(message));
    return;
  }
  const Json id = id_of(at_path(message, {"params"}));
  const auto is_it = [&](const Json& other) { return id_of(other) == id; };
  if (!id.is_null() && std::any_of(waiting_.begin(), waiting_.end(), is_it)) cancelled_.insert(id);
}

void Server::handle(const Json& message) {
  const std::string method = text_at(message, {"method"});
  const bool is_answer = message.contains("result") || message.contains("error");
  if (method.empty() && !is_answer)
    return refuse(id_of(message), invalid_request, "expected a request or a notification");
  if (message.contains("id") && !is_answer) return answer(message, method);
  const auto notice = notices().find(method);
  if (notice == notices().end() || (state_ != State::running && method != "exit")) return;
  try {
    (this->*notice->second)(at_path(message, {"params"}));
  } catch (const std::exception&) {
    notify("window/logMessage",
           {{"type", 1}, {"message", "an error of dexlint: please report it"}});
  }
}

void Server::answer(const Json& request, const std::string& method) {
  const Json id = id_of(request);
  if (id.is_null()) return refuse(id, invalid_request, "expected an id: a number or a text");
  if (cancelled_.erase(id) > 0) return refuse(id, request_cancelled, "cancelled");
  if (state_ == State::shut_down) return refuse(id, invalid_request, "already shut down");
  const bool is_first = method == "initialize";
  if (state_ == State::fresh && !is_first)
    return refuse(id, server_not_initialized, "expected initialize first");
  if (state_ != State::fresh && is_first) return refuse(id, invalid_request, "already initialized");
  const auto known = answers().find(method);
  if (known == answers().end())
    return refuse(id, method_not_found, "dexlint does not know this method");
  try {
    Json result = (this->*known->second)(at_path(request, {"params"}));
    send({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
  } catch (const std::exception&) {
    refuse(id, internal_error, "an error of dexlint: please report it");
  }
}

void Server::send(const Json& message) {
  if (!stream_.send(message)) state_ = State::over;
}

void Server::notify(const char* method, Json parameters) {
  send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(parameters)}});
}

void Server::refuse(const Json& id, int code, const char* why) {
  send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", why}}}});
}

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
OpenFile* Server::judged_file(const Json& parameters) {
  const std::string uri = uri_of(parameters);
  OpenFile* file = workspace_->find(uri);
  if (file != nullptr && !file->is_judged()) publish(uri, *file);
  return file;
}

// --- what the editor says -----------------------------------------------------------------------

// Paths are judged and named as if dexlint had been called in the folder of the editor.
Json Server::initialize(const Json& parameters) {
  const std::string folder = folder_of(parameters);
  const bool is_there = folder.empty() || ::chdir(folder.c_str()) == 0;
  workspace_.emplace();
  state_ = State::running;
  if (!is_there)
    notify("window/logMessage", {{"type", 2}, {"message", "the folder of the workspace is gone"}});
  constexpr int full_text = 1;  // LSP 3.17, "TextDocumentSyncKind"
  return {{"capabilities",
           {{"positionEncoding", "utf-16"},
            {"textDocumentSync", {{"openClose", true}, {"change", full_text}, {"save", true}}},
            {"hoverProvider", true},
            {"codeActionProvider", {{"codeActionKinds", Json::array({"quickfix"})}}},
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

Json Server::hover(const Json& parameters) {
  const OpenFile* file = judged_file(parameters);
  return file == nullptr ? Json() : lsp::hover(*workspace_, *file, parameters);
}

Json Server::code_action(const Json& parameters) {
  const OpenFile* file = judged_file(parameters);
  return file == nullptr ? Json::array() : lsp::code_action(*workspace_, *file, parameters);
}

Json Server::completion(const Json& parameters) {
  const OpenFile* file = workspace_->find(uri_of(parameters));
  return file == nullptr ? Json::array() : lsp::completion(*workspace_, *file, parameters);
}

}  // namespace dexlint::lsp
