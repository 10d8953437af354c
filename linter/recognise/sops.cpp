#include "linter/recognise/sops.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "linter/input/paths.h"
#include "linter/model/vocabulary.h"
#include "linter/model/words.h"
#include "linter/recognise/places.h"

namespace dexlint {
namespace {

constexpr std::string_view about_itself[] = {"apiVersion", "kind", "metadata", "type", "immutable"};
// Read by controllers that do not decrypt.
constexpr std::string_view never_encrypted[] = {"SealedSecret", "ExternalSecret",
                                                "ClusterExternalSecret", "Kustomization"};
constexpr std::string_view other_ciphers[] = {
    "ENC[", "$ANSIBLE_VAULT;", "-----BEGIN AGE ENCRYPTED FILE", "-----BEGIN PGP MESSAGE"};

constexpr std::string_view nulls[] = {"null", "Null", "NULL", "~"};

// By another tool: `${VAR}`, `$VAR`, `$(VAR)`, `ref+vault://…`. `$2y$…` is a hash.
bool is_filled_in(std::string_view text) {
  const char next = text.size() > 1 && text[0] == '$' ? text[1] : ' ';
  const bool variable =
      (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_' || next == '(';
  return variable || text.find("${") != text.npos || text.starts_with("ref+") ||
         text.starts_with("op://") || text.starts_with("<path:");
}

// Nothing that leaks: SOPS leaves what is empty as it is; the rest is filled in by other tools.
bool is_clear(const Node& node) {
  const Scalar value(&node);
  const std::string_view text = value.text();
  if (text.empty() || node.tagged) return false;
  if (!value.is_quoted() && is_one_of(nulls, text)) return false;
  const bool encrypted =
      std::any_of(std::begin(other_ciphers), std::end(other_ciphers),
                  [&](std::string_view start) { return text.starts_with(start); });
  return !encrypted && !is_filled_in(text);
}

// What SOPS adds to a file it encrypts, always with a MAC (stores/stores.go); a chart's own `sops:`
// settings are none.
const Node* metadata_of(const Node& root) {
  const Node* block = effective(&root, "sops");
  const bool is_ours = effective_scalar(block, "mac").text().starts_with("ENC[");
  return is_ours ? &block->resolved() : nullptr;
}

bool is_kubernetes(const Node& root) {
  return effective(&root, "apiVersion") != nullptr && effective(&root, "kind") != nullptr;
}

// The key of the root's mapping below which `leaf` stands.
std::string_view section_of(const Node& leaf, const Node& root) {
  const Node* at = &leaf;
  while (at->parent != nullptr && at->parent != &root) at = at->parent;
  return at->key == nullptr ? std::string_view() : at->key->text;
}

// In the order in which they are written; null behind the last below `top`.
const Node* node_behind(const Node& node, const Node& top) {
  if (node.first != nullptr) return node.first;
  const Node* at = &node;
  while (at != &top && at->next == nullptr) at = at->parent;
  return at == &top ? nullptr : at->next;
}

// What of one root SOPS should have encrypted.
class Search {
 public:
  Search(const Document& document, const Root& root, const SopsSelection& selection,
         SopsIntent intent)
      : document_(document),
        root_(*root.node),
        is_template_(!root.layer->unknown.empty()),
        selection_(selection),
        intent_(intent),
        is_secret_(is_secret(root_)),
        is_kubernetes_(is_kubernetes(root_)),
        has_metadata_(metadata_of(root_) != nullptr) {}

  Scalar first_clear() {
    if (!root_.is_mapping() || is_out_of_scope()) return {};
    // Of what comments choose, only this much is certain: nothing before the first of them.
    if (selection_.is_by_comment() && !find_comment()) return {};
    for (const Node* node = &root_; node != nullptr; node = node_behind(*node, root_)) {
      if (node->is_scalar() && is_clear(*node) && is_meant(*node)) return Scalar(node);
    }
    return {};
  }

 private:
  // Actions may also be the text of a value: those of an alert in a Secret, say. Whoever calls a
  // file `….sops.yaml` does not have it rendered by Helm.
  bool is_out_of_scope() const {
    if (intent_ == SopsIntent::name)
      return is_one_of(never_encrypted, effective_scalar(&root_, "kind").text());
    return is_template_ || (is_kubernetes_ && !is_secret_);
  }

  bool is_meant(const Node& leaf) const {
    const std::string_view section = section_of(leaf, root_);
    if (section == "sops" && has_metadata_) return false;
    if (is_secret_ && section != "data" && section != "stringData") return false;
    if (is_kubernetes_ && is_one_of(about_itself, section)) return false;
    if (intent_ == SopsIntent::broad && !is_surely_secret(leaf)) return false;
    return selection_.is_by_comment() ? is_behind_comment(leaf) : selection_.takes(leaf);
  }

  // Elsewhere than in a Secret, what is under such a key may name one.
  bool is_surely_secret(const Node& leaf) const {
    if (is_secret_) return is_credential_key(key_of(leaf));
    const std::string_view group = leaf.parent == nullptr ? "" : key_of(*leaf.parent);
    return Scalar(&leaf).is_quoted() && is_credential(key_of(leaf), leaf.text, group);
  }

  // Where none is found, what is encrypted by comments is nothing, and what is left clear as well.
  bool find_comment() {
    const std::string_view text = document_.text_layer().text();
    for (const Span& comment : document_.comments) {
      if (!selection_.is_comment(slice(text, {comment.begin + 1, comment.end}))) continue;
      comment_end_ = comment.end;
      return selection_.is_positive();
    }
    return !selection_.is_positive();
  }

  bool is_behind_comment(const Node& leaf) const {
    return leaf.layer->to_root(leaf.span, &document_.text_layer()).span.begin >= comment_end_;
  }

  const Document& document_;
  const Node& root_;
  bool is_template_;
  const SopsSelection& selection_;
  SopsIntent intent_;
  // Asked for every leaf, and the same for all of them.
  bool is_secret_;
  bool is_kubernetes_;
  bool has_metadata_;
  std::size_t comment_end_ = 0;  // in text_layer()
};

bool is_file_root(const Root& root) {
  return root.node != nullptr && root.node->parent == nullptr && !root.node->guessed;
}

// The settings that a file was encrypted with; null where nothing was.
const Node* metadata_of(const Document& document) {
  for (const Root& root : document.roots) {
    if (!is_file_root(root)) continue;
    if (const Node* block = metadata_of(*root.node)) return block;
  }
  return nullptr;
}

// Its own settings decide, also over a rule that was changed since. Objects beside the encrypted
// one may have been put there on purpose (Flux decrypts them one by one): only Secrets count.
std::optional<ClearSopsFile> partly_clear(const Document& document, const Node& metadata) {
  const Result<SopsSelection> selection = SopsSelection::read(metadata);
  if (!selection || selection->is_by_comment()) return std::nullopt;
  for (const Root& root : document.roots) {
    if (!is_file_root(root)) continue;
    const SopsIntent intent =
        metadata_of(*root.node) != nullptr ? SopsIntent::name : SopsIntent::topic;
    if (intent == SopsIntent::topic && !is_secret(*root.node)) continue;
    const Scalar value = Search(document, root, *selection, intent).first_clear();
    if (value.exists()) return ClearSopsFile{.value = value, .partly = true};
  }
  return std::nullopt;
}

bool holds_cipher(const Document& document) {
  return document.bytes().find("ENC[AES256_GCM,") != std::string_view::npos;
}

}  // namespace

std::optional<ClearSopsFile> clear_sops_file(const Document& document, const SopsCover& cover) {
  if (!may_be_for_sops(file_name(document.path()))) return std::nullopt;
  if (const Node* metadata = metadata_of(document)) return partly_clear(document, *metadata);
  const bool by_rule = cover.rule != nullptr && cover.rule->selection;
  const SopsSelection selection = by_rule ? *cover.rule->selection : SopsSelection();
  // Covered by all sorts of rules: only where one says what is to be encrypted.
  if (cover.intent == SopsIntent::none) return std::nullopt;
  if (cover.intent == SopsIntent::broad && !selection.is_positive()) return std::nullopt;
  // Encrypted, and its block of settings lost: what was left clear on purpose cannot be told.
  if (!by_rule && holds_cipher(document)) return std::nullopt;
  for (const Root& root : document.roots) {
    if (!is_file_root(root) || (root.is_schema && !cover.is_sure())) continue;
    const Scalar value = Search(document, root, selection, cover.intent).first_clear();
    if (value.exists()) return ClearSopsFile{.value = value, .by_rule = by_rule};
  }
  return std::nullopt;
}

}  // namespace dexlint
