// Texts that somebody parses and that do not parse: `upstream-idps`, `config.yaml`, `dex.config` …
// (embedded.cpp knows the keys); and, where the user says that the files are connectors, a file.
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

bool is_syntax_error(const Unread& unread) {
  return unread.at.layer != nullptr && unread.problem.reason == SkipReason::unparsed;
}

// A node to hang a finding about the file on, whatever of it could be read.
const Node& file_node(Document& document, const Place& at) {
  if (!document.roots.empty()) return *document.roots.front().node;
  Node& node = document.add_node();
  node.layer = at.layer;
  node.span = at.span;
  document.roots.push_back({&node, at.layer, {0, at.layer->text().size()}});
  return node;
}

}  // namespace

void recognise_unparsed(Document& document, Platform platform, Contexts& found) {
  for (const Unread& unread : document.unread) {
    if (!is_syntax_error(unread)) continue;
    const Node* holder = document.holder_of(*unread.at.layer);
    if (holder == nullptr && platform == Platform::unknown) continue;
    UnparsedText text{.at = unread.at, .reason = unread.problem.message};
    text.holder = holder == nullptr ? &file_node(document, unread.at) : holder;
    if (holder != nullptr) {
      text.key = entry_key(*holder);
      text.platform = platform_of(*holder);
    }
    found.unparsed_texts.push_back(text);
  }
}

}  // namespace dexlint
