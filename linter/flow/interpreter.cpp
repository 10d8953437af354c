#include "linter/flow/interpreter.h"

#include <algorithm>
#include <utility>

#include "linter/flow/functions.h"
#include "linter/flow/template_parser.h"

namespace dexlint::flow {
namespace {

constexpr int deepest = 400;             // nested blocks, groups and includes together
constexpr std::size_t most_rounds = 64;  // of a range over what is known

/// Variables as they were before a branch, and what they may be after one of several.
class Branches {
 public:
  explicit Branches(Frame& frame)
      : frame_(frame), before_(frame.variables), in_line_(frame.in_line) {
    start_ = std::exchange(frame_.constant, {});
  }
  /// Ends a branch; the next one starts from the variables before all of them.
  void end_one() {
    after_.push_back(std::move(frame_.variables));
    frame_.variables = before_;
    if (first_) {
      made_ = std::move(frame_.constant);
    } else {
      made_.join(frame_.constant);
    }
    first_ = false;
    most_in_line_ = std::max(most_in_line_, frame_.in_line);
    frame_.in_line = in_line_;
    frame_.constant = {};
  }
  void end_all(Values& values) {
    for (std::size_t i = 0; i < before_.size(); ++i) {
      const Value* joined = after_.front()[i].value;
      for (const std::vector<Variable>& one : after_) joined = values.join(joined, one[i].value);
      frame_.variables[i].value = joined;
    }
    frame_.in_line = most_in_line_;
    frame_.constant = std::move(start_);
    if (!made_.known) return frame_.constant.forget();
    std::vector<std::string_view> texts(made_.texts.begin(), made_.texts.end());
    frame_.constant.append(texts);
  }

 private:
  Frame& frame_;
  std::vector<Variable> before_;
  std::vector<std::vector<Variable>> after_;
  Constant start_;
  Constant made_;
  bool first_ = true;
  std::size_t in_line_;
  std::size_t most_in_line_ = 0;
};

/// Forgets the variables of a block when it ends.
class Scope {
 public:
  explicit Scope(Frame& frame) : frame_(frame), size_(frame.variables.size()), dot_(frame.dot) {}
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  ~Scope() {
    frame_.variables.resize(size_);
    frame_.dot = dot_;
  }

 private:
  Frame& frame_;
  std::size_t size_;
  const Value* dot_;
};

class Depth {
 public:
  explicit Depth(int& depth) : depth_(depth) { ++depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  ~Depth() { --depth_; }
  bool too_deep() const { return depth_ > deepest; }

 private:
  int& depth_;
};

}  // namespace

void Interpreter::run(const NodeList& nodes, Frame& frame) {
  const Depth depth(depth_);
  if (depth.too_deep()) return;
  for (const TemplateNode* node : nodes) {
    if (!step()) return;
    run(*node, frame);
  }
}

void Interpreter::run(const TemplateNode& node, Frame& frame) {
  switch (node.kind) {
    case NodeKind::text:
      return frame.write(node.text, node.span);
    case NodeKind::action: {
      const Value* value = evaluate(node.pipeline, frame);
      if (node.pipeline->variables.empty()) frame.write(value, frame.place(node.span), values_);
      return;
    }
    case NodeKind::branch:
    case NodeKind::with:
      return branch(node, frame);
    case NodeKind::range:
      return range(node, frame);
    case NodeKind::call:
      return call(node, frame);
  }
}

void Interpreter::branch(const TemplateNode& node, Frame& frame) {
  const Scope scope(frame);
  const Value* condition = evaluate(node.pipeline, frame);
  const Truth truth = values_.truth(*condition);
  const auto run_body = [&] {
    const Scope body(frame);
    if (node.kind == NodeKind::with) frame.dot = condition;
    run(node.body, frame);
  };
  const auto run_otherwise = [&] {
    const Scope body(frame);
    run(node.otherwise, frame);
  };
  if (truth == Truth::yes) return run_body();
  if (truth == Truth::no) return run_otherwise();
  Branches branches(frame);
  run_body();
  branches.end_one();
  run_otherwise();
  branches.end_one();
  branches.end_all(values_);
}

// Goes over lists and dicts that the template built item by item, since libraries walk paths that
// way; all else is one item that is not known, twice, so that what one round leaves in a variable
// reaches the next.
void Interpreter::range(const TemplateNode& node, Frame& frame) {
  const Scope scope(frame);
  const Value* over = evaluate(node.pipeline, frame);
  const FilePlace place = frame.place(node.pipeline->span);
  const std::vector<std::string_view>& names = node.pipeline->variables;
  const auto round = [&](const Value* key, const Value* item) {
    const Scope body(frame);
    frame.dot = item;
    if (names.size() == 1) frame.variables.push_back({names[0], item});
    if (names.size() > 1) {
      frame.variables.push_back({names[0], key});
      frame.variables.push_back({names[1], item});
    }
    run(node.body, frame);
  };
  Branches branches(frame);
  run(node.otherwise, frame);
  branches.end_one();
  for (const List* list : over->lists) {
    for (std::size_t i = 0; i < list->items.size() && i < most_rounds && step(); ++i)
      round(values_.opaque(), list->items[i]);
    branches.end_one();
  }
  for (const Dict* dict : over->dicts) {
    const auto entries = dict->entries;  // the body may change it
    std::size_t rounds = 0;
    for (const auto& [key, item] : entries) {
      if (dict->is_root || ++rounds > most_rounds || !step()) break;
      round(values_.literal(key), item);
    }
    branches.end_one();
  }
  Value rest = *over;
  rest.lists.clear();
  rest.dicts.clear();
  for (const Dict* dict : over->dicts) {
    if (dict->base != nullptr) rest = *values_.join(values_.keep(rest), dict->base);
  }
  if (values_.truth(rest) == Truth::unknown) {
    const Value* item = values_.element(values_.keep(std::move(rest)), place);
    const Value* key = values_.keep({.keys = over->tree, .opaque = true});
    for (int i = 0; i < 2 && step(); ++i) {
      round(key, item);
      if (i == 0) continue;
      branches.end_one();
    }
  }
  branches.end_all(values_);
}

void Interpreter::call(const TemplateNode& node, Frame& frame) {
  const Value* context = evaluate(node.pipeline, frame);
  const FilePlace place = frame.place(node.span);
  frame.write(named(node.text, context, place), place, values_);
}

const Value* Interpreter::evaluate(const Pipeline* pipeline, Frame& frame) {
  const Depth depth(depth_);
  if (pipeline == nullptr || depth.too_deep() || !step()) return values_.nothing();
  const Value* value = nullptr;
  for (const Command& command : pipeline->commands) value = evaluate(command, value, frame);
  if (value == nullptr) value = values_.nothing();
  if (pipeline->variables.size() != 1) return value;
  const std::string_view name = pipeline->variables.front();
  if (pipeline->declares) {
    frame.variables.push_back({name, value});
  } else if (Variable* variable = frame.variable(name)) {
    variable->value = value;
  }
  return value;
}

const Value* Interpreter::evaluate(const Command& command, const Value* last, Frame& frame) {
  if (command.operands.empty()) return last == nullptr ? values_.nothing() : last;
  const Operand& first = command.operands.front();
  const bool alone = command.operands.size() == 1 && last == nullptr;
  if (first.kind != OperandKind::function) {
    // With arguments it is a method: `.Capabilities.APIVersions.Has`, `.Files.Get`.
    return alone ? evaluate(first, frame) : values_.opaque();
  }
  std::vector<const Value*> arguments;
  for (std::size_t i = 1; i < command.operands.size(); ++i)
    arguments.push_back(evaluate(command.operands[i], frame));
  if (last != nullptr) arguments.push_back(last);
  return function(first.text, arguments, frame.place(first.span));
}

const Value* Interpreter::evaluate(const Operand& operand, Frame& frame) {
  if (!step()) return values_.nothing();
  const Value* value = values_.nothing();
  switch (operand.kind) {
    case OperandKind::dot:
      value = frame.dot;
      break;
    case OperandKind::variable: {
      const Variable* variable = operand.text.empty() ? nullptr : frame.variable(operand.text);
      value = operand.text.empty() ? frame.root : variable ? variable->value : values_.opaque();
      break;
    }
    case OperandKind::string:
      return values_.literal(operand.text);
    case OperandKind::bare:
      return operand.text == "nil" ? value : values_.literal(operand.text, true);
    case OperandKind::function: {
      std::vector<const Value*> none;
      value = function(operand.text, none, frame.place(operand.span));
      break;
    }
    case OperandKind::group: {
      value = evaluate(operand.group, frame);
      break;
    }
  }
  for (const std::string_view field : operand.fields)
    value = values_.field(value, field, frame.place(operand.span));
  return value;
}

const Value* Interpreter::function(std::string_view name, std::vector<const Value*>& arguments,
                                   FilePlace place) {
  if (name == "include") return include(arguments, place);
  if (name == "tpl") return expanded(arguments, place);
  return call_function(name, {values_, arguments, place});
}

}  // namespace dexlint::flow
