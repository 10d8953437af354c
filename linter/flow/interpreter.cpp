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
  Branches(Frame& frame, Values& values)
      : frame_(frame), values_(values), before_(frame.variables) {
    start_ = std::exchange(frame_.outcomes, {});
    made_.all.clear();
  }
  /// Ends a branch that is taken when `when` holds; the next one starts from the variables before
  /// all of them.
  void end_one(ConditionId when) {
    after_.push_back({std::move(frame_.variables), when});
    frame_.variables = before_;
    made_.join(frame_.outcomes, when, values_);
    frame_.outcomes = {};
  }
  void end_all() {
    for (std::size_t i = 0; i < before_.size(); ++i) {
      const Value* before = before_[i].value;
      const bool changed = std::any_of(after_.begin(), after_.end(), [&](const After& one) {
        return one.variables[i].value != before;
      });
      if (!changed) continue;
      const Value* joined = values_.nothing();
      for (const After& one : after_)
        joined = values_.join(joined, values_.guarded(one.variables[i].value, one.when));
      frame_.variables[i].value = joined;
    }
    frame_.outcomes = std::move(start_);
    frame_.outcomes.append(made_, values_);
  }

 private:
  struct After {
    std::vector<Variable> variables;
    ConditionId when = always;
  };
  Frame& frame_;
  Values& values_;
  std::vector<Variable> before_;
  std::vector<After> after_;
  Outcomes start_;
  Outcomes made_;
};

/// Forgets the variables of a block when it ends.
class Scope {
 public:
  explicit Scope(Frame& frame)
      : frame_(frame),
        size_(frame.variables.size()),
        dot_(frame.dot),
        when_(frame.when),
        arm_(frame.arm) {}
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  ~Scope() {
    frame_.variables.resize(size_);
    frame_.dot = dot_;
    frame_.when = when_;
    frame_.arm = arm_;
  }

 private:
  Frame& frame_;
  std::size_t size_;
  const Value* dot_;
  ConditionId when_;
  const Arm* arm_;
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
  const ConditionId yes = values_.holds(*condition, true);
  const ConditionId no = values_.holds(*condition, false);
  const bool both = yes != never && no != never;
  const std::size_t number = ++branches_;
  const auto run_arm = [&](const NodeList& nodes, ConditionId when, const Value* dot) {
    const Scope body(frame);
    frame.dot = dot;
    frame.when = values_.conditions().both(frame.when, when);
    if (both) frame.arm = values_.arm(frame.arm, number);
    if (frame.when != never) run(nodes, frame);
  };
  const Value* inner = node.kind == NodeKind::with ? condition : frame.dot;
  if (no == never) return run_arm(node.body, yes, inner);
  if (yes == never) return run_arm(node.otherwise, no, frame.dot);
  Branches branches(frame, values_);
  run_arm(node.body, yes, inner);
  branches.end_one(yes);
  run_arm(node.otherwise, no, frame.dot);
  branches.end_one(no);
  branches.end_all();
}

// Goes over lists and dicts that the template built item by item, since libraries walk paths that
// way; all else is one item that is not known, twice, so that what one round leaves in a variable
// reaches the next.
void Interpreter::range(const TemplateNode& node, Frame& frame) {
  const Scope scope(frame);
  const Value* over = evaluate(node.pipeline, frame);
  const FilePlace place = frame.place(node.pipeline->span);
  const std::vector<std::string_view>& names = node.pipeline->variables;
  const ConditionId some = values_.holds(*over, true);
  const ConditionId none = values_.holds(*over, false);
  const auto round = [&](const Value* key, const Value* item) {
    const Scope body(frame);
    frame.dot = item;
    frame.when = values_.conditions().both(frame.when, some);
    if (names.size() == 1) frame.variables.push_back({names[0], item});
    if (names.size() > 1) {
      frame.variables.push_back({names[0], key});
      frame.variables.push_back({names[1], item});
    }
    run(node.body, frame);
  };
  Branches branches(frame, values_);
  if (none != never) {
    const Scope body(frame);
    frame.when = values_.conditions().both(frame.when, none);
    run(node.otherwise, frame);
  }
  branches.end_one(none);
  for (const List* list : over->lists) {
    for (std::size_t i = 0; i < list->items.size() && i < most_rounds && step(); ++i)
      round(values_.opaque(), list->items[i]);
    branches.end_one(some);
  }
  for (const Dict* dict : over->dicts) {
    const auto entries = dict->entries;  // the body may change it
    std::size_t rounds = 0;
    for (const auto& [key, item] : entries) {
      if (dict->is_root || ++rounds > most_rounds || !step()) break;
      round(values_.literal(key), item);
    }
    branches.end_one(some);
  }
  Value rest = *over;
  rest.lists.clear();
  rest.dicts.clear();
  for (const Dict* dict : over->dicts) {
    if (dict->base != nullptr) rest = *values_.join(values_.keep(rest), dict->base);
  }
  const bool open = values_.holds(rest, true) != never && values_.holds(rest, false) != never;
  if (open) {
    const Value* item = values_.element(values_.keep(std::move(rest)), place);
    const Value* key = values_.keep({.keys = over->tree, .opaque = true});
    for (int i = 0; i < 2 && step(); ++i) round(key, item);
    branches.end_one(some);
  }
  branches.end_all();
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
  return function(first.text, arguments, frame.place(first.span), frame.when);
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
      value = function(operand.text, none, frame.place(operand.span), frame.when);
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
                                   FilePlace place, ConditionId when) {
  if (name == "include") return include(arguments, place);
  if (name == "tpl") return expanded(arguments, place);
  // What a branch puts into a dict stays there behind it.
  if (name == "set" && arguments.size() > 2) arguments[2] = values_.guarded(arguments[2], when);
  return call_function(name, {values_, arguments, place});
}

}  // namespace dexlint::flow
