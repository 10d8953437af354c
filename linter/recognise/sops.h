// Is this file, meant for SOPS, in clear text? Found when nothing of it is encrypted, and when one
// leaf among encrypted ones is not: it was added, or pasted back, after the file was encrypted.
#pragma once

#include <optional>

#include "linter/model/contexts.h"
#include "linter/model/document.h"
#include "linter/recognise/sops_creation.h"

namespace dexlint {

/// What is known about a file before it is read.
struct SopsCover {
  SopsIntent intent = SopsIntent::none;
  /// The creation rule that covers the file; null when there is none, or only its name speaks.
  const SopsRule* rule = nullptr;

  /// True when so much is sure that all of the file should be read, whatever is in it.
  bool is_sure() const { return intent >= SopsIntent::topic; }
};

/// The first leaf of a document that SOPS was to encrypt and did not. Leaves that hold nothing,
/// that a template or another tool fills in, or that another tool encrypted are passed over, and so
/// is what a Kubernetes object says about itself (`kind`, `metadata`).
std::optional<ClearSopsFile> clear_sops_file(const Document& document, const SopsCover& cover);

}  // namespace dexlint
