#include "linter/commands/lsp/server.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "linter/commands/lsp/protocol.h"

namespace dexlint::lsp {
namespace {

// JSON-RPC 2.0 section 5.1, and LSP 3.17, "ErrorCodes".
constexpr int parse_error = -32700;
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr int internal_error = -32603;
constexpr int server_not_initialized = -32002;
constexpr int request_cancelled = -32800;
constexpr int request_failed = -32803;

// The id of a request: a number or a text; null of what is none.
Json id_of(const Json& message) {
  const Json& id = at_path(message, {"id"});
  return id.is_number_integer() || id.is_string() ? id : Json();
}

}  // namespace

Server::Server(MessageStream& stream) : stream_(stream) {}

const std::map<std::string_view, Server::Answer>& Server::answers() {
  static const std::map<std::string_view, Answer> table{
      {"initialize", &Server::initialize},
      {"shutdown", &Server::shutdown},
      {"textDocument/hover", &Server::hover},
      {"textDocument/codeAction", &Server::code_action},
      {"codeAction/resolve", &Server::code_action_edit},
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
  } catch (const RequestFailed& failure) {
    refuse(id, request_failed, failure.what());
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

}  // namespace dexlint::lsp
