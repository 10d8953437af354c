#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/support/spans_hold.h"

namespace dexlint::test {

void must_hold(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "must hold: %s\n", what);
  std::abort();
}

void spans_must_hold(Document& document, const Node& root) {
  each_node(root, [&](const Node& node) {
    must_hold(node.span.begin <= node.span.end && node.span.end <= node.layer->text().size(),
              "a span is inside the text");
    if (node.is_scalar() && !node.text.empty())
      must_hold(parts_lead_back(document, node), "parts of a scalar lead back into it");
  });
}

std::size_t Choices::below(std::size_t count) {
  if (bytes_.empty()) return 0;
  const auto byte = static_cast<unsigned char>(bytes_.front());
  bytes_.remove_prefix(1);
  return byte % count;
}

std::vector<std::pair<std::string, std::string>> files_of(std::string_view input,
                                                          std::string_view first) {
  constexpr std::string_view mark = "=== ";
  std::vector<std::pair<std::string, std::string>> files{{std::string(first), ""}};
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\n'), input.size() - 1) + 1;
    const std::string_view line = input.substr(0, end);
    input.remove_prefix(end);
    if (line.starts_with(mark))
      files.emplace_back(line.substr(mark.size(), line.find_last_not_of('\n') + 1 - mark.size()),
                         "");
    else
      files.back().second += line;
  }
  return files;
}

}  // namespace dexlint::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  dexlint::test::fuzz({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
