// How fast the parts are: the gate, YAML and JSON with exact spans, base64. Reads what stands below
// the folders it is given, and prints MB/s of the fastest of some rounds. `--literals` prints the
// words that the gate looks for instead, one a line, for other programs to search.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/lint.h"
#include "linter/engine/run_means.h"
#include "linter/input/chart.h"
#include "linter/input/file_source.h"
#include "linter/input/parse_json.h"
#include "linter/input/parse_yaml.h"
#include "linter/model/document.h"
#include "linter/model/encode.h"
#include "linter/model/vocabulary.h"
#include "linter/recognise/base64.h"
#include "rules/rule_table.h"

namespace {

using namespace dexlint;
namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{64} << 20;  // of one kind of text
constexpr int rounds = 5;

using Texts = std::vector<std::string>;

std::size_t size_of(const Texts& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

/// The files below `folders` that `wants` takes by name.
template <typename Wants>
Texts read(const std::vector<std::string>& folders, const Wants& wants) {
  const WorkTree files;
  Texts texts;
  std::size_t bytes = 0;
  for (const std::string& folder : folders) {
    const auto options = fs::directory_options::skip_permission_denied;
    for (const auto& entry : fs::recursive_directory_iterator(folder, options)) {
      if (bytes > most_bytes) return texts;
      if (entry.is_symlink() || !entry.is_regular_file() ||
          !wants(entry.path().filename().string()))
        continue;
      Result<std::string> text = files.read(entry.path().string(), std::size_t{10} << 20);
      if (!text) continue;
      bytes += text->size();
      texts.push_back(std::move(*text));
    }
  }
  return texts;
}

/// Prints how fast `work`, called once a text, goes over all of them.
template <typename Work>
void measure(std::string_view what, const Texts& texts, const Work& work) {
  double seconds = std::numeric_limits<double>::infinity();
  std::size_t done = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    done = 0;
    for (const std::string& text : texts) done += work(text) ? 1U : 0U;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    seconds = std::min(seconds, took.count());
  }
  const double megabytes = static_cast<double>(size_of(texts)) / 1e6;
  fmt::print("| {} | {:.1f} | {} of {} | {:.0f} |\n", what, megabytes, done, texts.size(),
             megabytes / seconds);
}

bool parses_as_yaml(const std::string& text) {
  Document document("a.yaml", text);
  const auto parts = yaml_documents(document.bytes());
  return std::all_of(parts.begin(), parts.end(), [&](const Span& part) {
    return parse_yaml(document, document.text_layer(), part).has_value();
  });
}

bool parses_as_json(const std::string& text) {
  Document document("a.json", text);
  return parse_json(document, document.text_layer(), {0, text.size()}).has_value();
}

// Patterns up to where they stand for something else: `kind: Secret`, `password`.
void print_literals() {
  const auto known = recognised_literals();
  const auto any = literals_of_any_document();
  std::set<std::string> words;
  const auto add = [&](std::string_view pattern) {
    const std::string readable = readable_pattern(pattern);
    const std::string word = readable.substr(0, readable.find("…"));
    words.insert(word.substr(0, word.find_last_not_of(": ") + 1));
  };
  std::for_each(any.begin(), any.end(), add);
  std::for_each(known.begin(), known.end(), add);
  for (const Rule* rule : all_rules())
    std::for_each(rule->triggers.begin(), rule->triggers.end(), add);
  for (const std::string& word : words) fmt::print("{}\n", word);
}

void print_speeds(const std::vector<std::string>& folders) {
  const auto has_ending = [](std::string_view ending) {
    return [ending](const std::string& name) { return name.ends_with(ending); };
  };
  const Texts all = read(folders, [](const std::string& name) { return is_candidate(name); });
  Texts encoded(all.begin(),
                all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(all.size(), 500)));
  for (std::string& text : encoded) text = base64_encode(text);
  const Gates gates = gates_for({.rules = all_rules()});
  const Gate& gate = gates.configurations();

  fmt::print("| part | MB | texts that passed | MB/s |\n|---|---|---|---|\n");
  measure("gate, up to the first match", all,
          [&](const std::string& text) { return gate.wakes(text); });
  measure("YAML with spans", read(folders, has_ending(".yaml")), parses_as_yaml);
  measure("JSON with spans", read(folders, has_ending(".json")), parses_as_json);
  measure("base64", encoded,
          [](const std::string& text) { return decode_base64(text).has_value(); });
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) {
    fmt::print(stderr, "usage: bench_micro --literals | FOLDER…\n");
    return 2;
  }
  arguments.front() == "--literals" ? print_literals() : print_speeds(arguments);
  return 0;
}
