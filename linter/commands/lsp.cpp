#include "linter/commands/commands.h"
#include "linter/commands/lsp/server.h"
#include "linter/commands/output.h"
#include "linter/system/streams.h"

namespace dexlint {

int serve_editor() {
  if (!system::can_wait_for_input) {
    complain("there is no language server on this system yet");
    return exit_error;
  }
  // An editor that is gone is noticed by what write() says.
  system::outlive_readers();
  lsp::MessageStream stream;
  return lsp::Server(stream).run() ? exit_clean : exit_findings;
}

}  // namespace dexlint
