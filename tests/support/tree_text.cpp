#include "tests/support/tree_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace dexlint::test {
namespace {

std::string text_of(Span span) {
  return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

std::string flags_of(const Node& node) {
  std::string flags;
  if (node.unknown) flags += " unknown";
  if (node.tagged) flags += " tagged";
  if (node.target != nullptr) flags += " to " + text_of(node.target->span);
  return flags;
}

void add(const Node& node, std::size_t depth, std::string& out) {
  if (node.key != nullptr) add(*node.key, depth, out);
  out += std::string(depth, ' ') + std::to_string(static_cast<int>(node.kind)) + "/" +
         std::to_string(static_cast<int>(node.style)) + " " + text_of(node.span) + flags_of(node) +
         " #" + std::to_string(node.count) + " \"" + std::string(node.text) + "\"";
  for (const Segment& segment : node.segments) {
    out += " " + text_of(segment.text) + "<" + text_of(segment.parent);
    if (!segment.is_copied()) out += "!";
  }
  out += "\n";
  for (const Node& child : node.children()) add(child, depth + 1, out);
}

std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

}  // namespace

std::string tree_text(const Node& root) {
  std::string text;
  add(root, 0, text);
  return text;
}

std::string difference(const Node& a, const Node& b) {
  const std::string one = tree_text(a);
  const std::string two = tree_text(b);
  if (one == two) return {};
  const auto at = static_cast<std::size_t>(
      std::mismatch(one.begin(), one.end(), two.begin(), two.end()).first - one.begin());
  return "\"" + std::string(line_at(one, at)) + "\" and \"" + std::string(line_at(two, at)) + "\"";
}

std::string difference(const Result<const Node*>& simple, const Result<const Node*>& by_yaml_cpp) {
  if (simple && by_yaml_cpp) return difference(**simple, **by_yaml_cpp);
  if (simple) return "yaml-cpp alone refuses it: " + by_yaml_cpp.error().message;
  if (by_yaml_cpp) return "yaml-cpp reads it, refused here: " + simple.error().message;
  const Problem &ours = simple.error(), &theirs = by_yaml_cpp.error();
  if (theirs.reason != SkipReason::unparsed && ours.reason == SkipReason::unparsed) return {};
  const auto told = [](const Problem& problem) {
    return "\"" + problem.message + "\" at " + std::to_string(problem.span.begin);
  };
  return told(ours) == told(theirs) ? "" : told(ours) + " and " + told(theirs);
}

}  // namespace dexlint::test
