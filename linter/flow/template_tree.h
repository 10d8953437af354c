// What a Go template is made of, as far as the flow of values needs it: texts, actions, control
// blocks, pipelines. Facts: text/template of Go 1.22 (package documentation, parse/lex.go). Nodes
// are owned by their tree and never move; texts are views of the template or of the tree.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/pool.h"
#include "linter/model/span.h"

namespace dexlint::flow {

struct Pipeline;

enum class OperandKind : std::uint8_t {
  dot,       ///< `.`, `.a.b`
  variable,  ///< `$x.a`, `$`
  string,    ///< "…" or `…`
  bare,      ///< a number, true, false, nil
  function,  ///< a name
  group,     ///< `(…)`, `(…).a`
};

/// One thing of a command, with the fields that hang on it without a blank between.
struct Operand {
  OperandKind kind = OperandKind::dot;
  std::string_view text = {};  ///< decoded string, number, or name (a variable's without `$`)
  const Pipeline* group = nullptr;
  std::vector<std::string_view> fields = {};
  Span span = {};
};

/// `name argument argument`; what stands left of `|` is one more argument at the end.
struct Command {
  std::vector<Operand> operands;
};

struct Pipeline {
  std::vector<std::string_view> variables;  ///< `$x :=`, `$k, $v :=`, `$x =`
  bool declares = false;
  std::vector<Command> commands;
  Span span = {};
};

enum class NodeKind : std::uint8_t { text, action, branch, with, range, call };

struct TemplateNode {
  NodeKind kind = NodeKind::text;
  Span span;              ///< in the template; of a block: its opening action
  std::string_view text;  ///< of a text, with `{{-` and `-}}` carried out; of a call: the name
  const Pipeline* pipeline = nullptr;
  std::vector<const TemplateNode*> body;
  std::vector<const TemplateNode*> otherwise;  ///< `else`
};

using NodeList = std::vector<const TemplateNode*>;

/// `{{ define "name" }}`, `{{ block "name" . }}`.
struct Definition {
  std::string_view name;
  NodeList body;
};

/// A template with its definitions. `text` must outlive it.
struct TemplateTree {
  std::string_view text;
  NodeList body;
  std::vector<std::unique_ptr<Definition>> definitions;  // to be gone through
  Pool<TemplateNode> nodes;
  Pool<Pipeline> pipelines;
  Pool<std::string> strings;
};

}  // namespace dexlint::flow
