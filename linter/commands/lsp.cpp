#include <unistd.h>

#include <csignal>

#include "linter/commands/commands.h"
#include "linter/commands/lsp/server.h"

namespace dexlint {

int serve_editor() {
  // An editor that is gone is noticed by what write() says.
  std::signal(SIGPIPE, SIG_IGN);
  lsp::MessageStream stream(STDIN_FILENO, STDOUT_FILENO);
  return lsp::Server(stream).run() ? exit_clean : exit_findings;
}

}  // namespace dexlint
