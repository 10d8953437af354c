// Runs the templates of a chart on values that are not known: every branch that may be taken is
// taken, and a variable is all that it may be. What comes out is text with the places in the values
// that it is made from. Work is bounded by steps, never by the clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/flow/abstract_value.h"
#include "linter/flow/chart_files.h"
#include "linter/flow/frame.h"
#include "linter/flow/template_tree.h"

namespace dexlint::flow {

/// What one template file makes.
struct RenderedFile {
  std::uint32_t file = 0;
  const Rendered* rendered = nullptr;
};

class Interpreter {
 public:
  /// All must outlive the interpreter. `most_steps`: nodes and operands looked at.
  Interpreter(const ChartFiles& files, Values& values, std::size_t most_steps);

  /// False when no template can make a Secret, so that nothing need be run. Values may be read
  /// later.
  bool may_make_secrets() const { return may_make_secrets_; }
  /// All that the templates of the chart and its parts make; libraries make nothing themselves.
  /// Once.
  std::vector<RenderedFile> run();
  /// False when the work was more than allowed; the result is what was found until then.

  bool complete() const { return steps() < most_steps_; }
  std::size_t steps() const { return steps_ + values_.work() / work_a_step; }

 private:
  struct Parsed {
    std::uint32_t file = 0;
    const TemplateTree* tree = nullptr;  ///< null where it is not needed
    bool of_library = false;
    bool needed = true;
  };
  struct Defined {
    const Definition* definition = nullptr;
    std::uint32_t file = 0;
  };
  /// A template that a scalar of a values file holds.
  struct InValues {
    std::unique_ptr<TemplateTree> tree;
    std::unique_ptr<Layer> text;
  };
  /// A template that a template makes: all of it stands where it is made.
  struct Made {
    Made(std::string_view made, std::string_view bytes, Span place);
    std::unique_ptr<TemplateTree> tree;
    Layer file;
    Layer text;
  };
  /// What Chart.yaml says that a part is switched on by: values paths below the parent's values.
  struct Gate {
    PathId parent = 0;
    std::string_view paths;
  };
  using Gates = std::vector<Gate>;
  struct Entry {
    const Chart* chart = nullptr;
    const Value* root = nullptr;
    Gates gates;
    ConditionId when = always;
  };

  const Value* enter_chart(const Chart& chart, PathId path, const Gates& gates, int depth);
  ConditionId opened(const Gates& gates);
  void render_all(std::vector<RenderedFile>& files);
  void parse(const Chart& chart, int depth);
  void parse(Parsed& parsed);
  void find_needed();

  static constexpr std::size_t work_a_step = 4;
  bool step() {
    ++steps_;
    return complete();
  }

  void run(const NodeList& nodes, Frame& frame);
  void run(const TemplateNode& node, Frame& frame);
  void branch(const TemplateNode& node, Frame& frame);
  void range(const TemplateNode& node, Frame& frame);
  void call(const TemplateNode& node, Frame& frame);
  const Value* evaluate(const Pipeline* pipeline, Frame& frame);
  const Value* evaluate(const Command& command, const Value* last, Frame& frame);
  const Value* evaluate(const Operand& operand, Frame& frame);
  const Value* function(std::string_view name, std::vector<const Value*>& arguments,
                        FilePlace place, ConditionId when);
  const Value* include(const std::vector<const Value*>& arguments, FilePlace place);
  const Value* named(std::string_view name, const Value* context, FilePlace place);
  const Value* unknown_template(const Value& context, FilePlace place);
  const Value* root_given(const Value& context) const;
  void add_path(const Value& value, const Value& root, FilePlace place, bool in_list,
                Sources& made);
  const Value* expanded(const std::vector<const Value*>& arguments, FilePlace place);
  const Value* one_of(const Outcomes& outcomes);
  const Value* template_in(const ValuesNode& values, const Value* context);
  const Value* made_templates_run(const Value* text, const Value* context, FilePlace place);
  const Value* template_made(std::string_view text, const Value* context, FilePlace place);
  const Value* result_of(const NodeList& body, const Value* context, std::uint32_t file,
                         const Layer* within);

  const ChartFiles& files_;
  Values& values_;
  std::size_t most_steps_;
  std::size_t steps_ = 0;
  int depth_ = 0;
  std::size_t branches_ = 0;
  bool may_make_secrets_ = false;
  std::vector<Parsed> parsed_;
  std::unordered_map<std::string_view, Defined> definitions_;
  std::vector<Entry> charts_;
  std::unordered_map<const Node*, InValues> in_values_;
  std::deque<Made> made_;
  std::unordered_map<std::uint64_t, const Value*> known_;  // by name and context
};

}  // namespace dexlint::flow
