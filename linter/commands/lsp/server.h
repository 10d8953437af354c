// The Language Server Protocol 3.17, as far as a linter needs it: diagnostics while typing, hover,
// code actions, completion. One thread. What comes in is read before each piece of work, so that a
// cancelled request costs nothing, and typing is never behind judging.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "linter/commands/lsp/code_actions.h"
#include "linter/commands/lsp/message_stream.h"
#include "linter/commands/lsp/workspace.h"

namespace dexlint::lsp {

class Server {
 public:
  /// `stream` must outlive it.
  explicit Server(MessageStream& stream);

  /// Until the editor says exit, or is gone. True when it said shutdown before.
  bool run();

 private:
  using Answer = Json (Server::*)(const Json& parameters);
  using Notice = void (Server::*)(const Json& parameters);
  static const std::map<std::string_view, Answer>& answers();
  static const std::map<std::string_view, Notice>& notices();

  void read_what_came();
  void take(Json message);
  void handle(const Json& message);
  void answer(const Json& request, const std::string& method);
  void send(const Json& message);
  void notify(const char* method, Json parameters);
  void refuse(const Json& id, int code, const char* why);
  std::optional<std::chrono::milliseconds> until_next_judgement() const;
  void judge_one();
  void publish(const std::string& uri, OpenFile& file);
  OpenFile* judged_file(const std::string& uri);

  Json initialize(const Json& parameters);
  Json shutdown(const Json& parameters);
  Json hover(const Json& parameters);
  Json code_action(const Json& parameters);
  Json code_action_edit(const Json& parameters);
  Json completion(const Json& parameters);
  void opened(const Json& parameters);
  void changed(const Json& parameters);
  void saved(const Json& parameters);
  void closed(const Json& parameters);
  void exit(const Json& parameters);

  MessageStream& stream_;
  std::optional<Workspace> workspace_;  // since initialize
  std::deque<Json> waiting_;
  std::set<Json> cancelled_;  // ids of waiting requests
  enum class State { fresh, running, shut_down, over };
  State state_ = State::fresh;
  bool is_input_over_ = false;
  bool was_shut_down_ = false;
  Edits edits_ = Edits::at_once;
  std::string last_problem_;
};

}  // namespace dexlint::lsp
