// Inputs made to break, stall or starve a parser: each ends, is listed when it is not read, and
// takes little memory. `./dev test` does not judge their times; `hostile_test --log_level=message`
// prints them. The table is that of what yaml-cpp and simdjson do badly, in the sizes that hurt
// them, each also in the size that is just small enough to be read.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string_view>

#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WITH_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WITH_SANITIZER 1
#endif
#endif

namespace {

using namespace dexlint::test;

/// Bytes that are written piece by piece: a test with much memory of its own could not tell how
/// much the program takes.
struct Writer {
  std::ofstream out;

  Writer& put(std::string_view text) {
    out << text;
    return *this;
  }
  Writer& times(std::size_t count, std::string_view text) {
    for (; count > 0; --count) out << text;
    return *this;
  }
};

constexpr std::size_t million = 1'000'000;

struct Hostile {
  const char* name;
  const char* path;
  std::string_view reason;  ///< why it is not read; empty: it is
  std::function<void(Writer&)> write;
};
std::ostream& operator<<(std::ostream& out, const Hostile& row) { return out << row.name; }

void nested_map(Writer& out, std::size_t depth) {
  for (std::size_t i = 0; i < depth; ++i) out.times(i, " ").put("a:\n");
}

void laughs(Writer& out) {
  out.put("a0: &a0 [lol, lol]\n");
  for (int i = 1; i < 11; ++i) {
    const std::string before = "*a" + std::to_string(i - 1) + ", ";
    out.put("a" + std::to_string(i) + ": &a" + std::to_string(i) + " [").times(9, before);
    out.put("x]\n");
  }
}

void merges(Writer& out) {
  out.put("a0: &a0 {k0: x}\n");
  for (int i = 1; i < 2000; ++i) {
    const std::string n = std::to_string(i);
    const std::string before = std::to_string(i - 1);
    out.put("a" + n + ": &a" + n + " {<<: [*a" + before + ", *a" + before + "], k" + n + ": x}\n");
  }
}

void secrets(Writer& out, std::size_t count) {
  out.times(count,
            "---\napiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {password: "
            "n0t-A-r3al-one}\n");
}

const Hostile rows[] = {
    {"[ 400 deep", "a.yaml", "too-deep", [](Writer& out) { out.times(400, "["); }},
    {"[ a million deep", "a.yaml", "too-deep", [](Writer& out) { out.times(million, "["); }},
    {"{\"a\": half a million deep", "a.yaml", "too-deep",
     [](Writer& out) { out.times(million / 2, "{\"a\":"); }},
    {"a block mapping 5,000 deep", "a.yaml", "too-large",
     [](Writer& out) { nested_map(out, 5000); }},
    {"a block mapping 2,000 deep", "a.yaml", "too-deep",
     [](Writer& out) { nested_map(out, 2000); }},
    {"- a hundred thousand deep", "a.yaml", "too-deep",
     [](Writer& out) { out.times(100'000, "- "); }},
    {"? a hundred thousand deep", "a.yaml", "too-deep",
     [](Writer& out) { out.times(100'000, "? "); }},
    {"a billion laughs", "a.yaml", "", laughs},
    {"merges of merges", "a.yaml", "", merges},
    {"20 MB in double quotes", "a.yaml", "too-large",
     [](Writer& out) { out.put("a: \"").times(20 * million, "x").put("\"\n"); }},
    {"4 MB in double quotes", "a.yaml", "",
     [](Writer& out) { out.put("a: \"").times(4 * million, "x").put("\"\n"); }},
    {"20 MB plain", "a.yaml", "too-large",
     [](Writer& out) { out.put("a: ").times(20 * million, "x").put("\n"); }},
    {"4 MB plain", "a.yaml", "",
     [](Writer& out) { out.put("a: ").times(4 * million, "x").put("\n"); }},
    {"4 MB plain of short lines", "a.yaml", "",
     [](Writer& out) { out.put("a:\n").times(million, "  x\n"); }},
    {"20 MB of flow in one line", "a.yaml", "too-large",
     [](Writer& out) { out.put("a: [").times(5 * million, "abc,").put("]\n"); }},
    {"4 MB of flow in one line", "a.yaml", "budget",
     [](Writer& out) { out.put("a: [").times(million, "abc,").put("]\n"); }},
    {"2 MB of flow that is not closed", "a.yaml", "budget",
     [](Writer& out) { out.put("{").times(million, "a,"); }},
    {"a 20 MB block scalar", "a.yaml", "too-large",
     [](Writer& out) { out.put("a: |\n").times(million, "  0123456789abcdefg\n"); }},
    {"a 4 MB block scalar", "a.yaml", "",
     [](Writer& out) { out.put("a: |\n").times(million / 5, "  0123456789abcdefg\n"); }},
    {"a million keys", "a.yaml", "too-large",
     [](Writer& out) {
       for (std::size_t i = 0; i < million; ++i) out.put("key" + std::to_string(i) + ": x\n");
     }},
    {"a quarter of a million keys", "a.yaml", "",
     [](Writer& out) {
       for (std::size_t i = 0; i < million / 4; ++i) out.put("k" + std::to_string(i) + ": x\n");
     }},
    {"24 MB in a quote that is not closed", "a.yaml", "too-large",
     [](Writer& out) { out.put("a: \"").times(24 * million, "x"); }},
    {"4 MB in a quote that is not closed", "a.yaml", "unparsed",
     [](Writer& out) { out.put("a: \"").times(4 * million, "x"); }},
    {"a NUL", "a.yaml", "binary",
     [](Writer& out) {
       out.put({"clientSecret: \0\n", 16});
     }},
    {"bytes that are no UTF-8", "a.yaml", "", [](Writer& out) { out.put("a: \xff\xfe\x80\n"); }},
    {"100 MB of small Secrets", "a.yaml", "too-large", [](Writer& out) { secrets(out, million); }},
    {"9 MB of small Secrets", "a.yaml", "budget",
     [](Writer& out) { secrets(out, 9 * million / 97); }},
    {"9 MB of templates that are not closed", "a.yaml", "too-large",
     [](Writer& out) { out.times(million, "a: {{ b\n"); }},
    {"9 MB of fences that are not closed", "a.md", "too-large",
     [](Writer& out) { out.times(million, "```yaml\n"); }},
    {"comments of prose that are not closed", "a.md", "",
     [](Writer& out) { out.put("dexlint:\n```yaml\na: b\n```\n").times(million / 2, "<!--\n"); }},
    {"ignores above a long block", "a.md", "",
     [](Writer& out) {
       out.times(million / 20, "<!-- dexlint: ignore[DEX202] -->\n");
       out.put("```yaml\n").times(million / 20, "- x\n").put("```\n");
     }},
    {"ignores one below the other", "a.yaml", "budget",
     [](Writer& out) { out.times(million / 20, "# dexlint: ignore[DEX9999] x\n").put("a: b\n"); }},
    {"short lines of prose", "copyright", "",
     [](Writer& out) { out.put("Files:\n *.o\nclientSecret: x\n").times(million, " x\n"); }},
    {"keys that are looked for, again and again", "a.yaml", "unparsed",
     [](Writer& out) { out.times(million / 10, "#\n\tconfig:\ndata:\n"); }},
    {"a redirect in thousands of branches", "a.yaml", "budget",
     [](Writer& out) {
       out.put("clientSecret: x\n");
       out.times(million / 30, "${A}\n{{- end }}\nredirectURI: http://x\n$(x)\n");
     }},
    {"4 MB of Terraform in fences", "a.md", "budget",
     [](Writer& out) { out.times(million / 4, "```hcl\na=[1,1]\n```\n"); }},
    {"base64 in base64", "a.yaml", "",
     [](Writer& out) { out.put("kind: Secret\ndata: {a: ").times(million, "WVdG").put("}\n"); }},
    {"Terraform, ( a million deep", "a.tf", "too-deep",
     [](Writer& out) { out.put("a = ").times(million, "("); }},
    {"Terraform, ${ a million deep", "a.tf", "too-deep",
     [](Writer& out) { out.put("a = \"").times(million, "${\""); }},
    {"JSON, [ a million deep", "a.json", "too-deep", [](Writer& out) { out.times(million, "["); }},
    {"JSON, a 50 MB string", "a.json", "too-large",
     [](Writer& out) { out.put("\"").times(50 * million, "x").put("\""); }},
    {"JSON, a 9 MB string", "a.json", "too-large",
     [](Writer& out) { out.put("\"").times(9 * million, "x").put("\""); }},
    {"JSON, a 4 MB string", "a.json", "",
     [](Writer& out) { out.put("\"").times(4 * million, "x").put("\""); }},
    {"JSON, bytes that are no UTF-8", "a.json", "",
     [](Writer& out) { out.put("{\"a\": \"\xff\"}"); }},
    {"JSON, a NUL", "a.json", "binary",
     [](Writer& out) {
       out.put({"{\"a\": \0}", 8});
     }},
    {"JSON, the same key a million times", "a.json", "too-large",
     [](Writer& out) { out.put("{").times(million, "\"clientSecret\": \"x\",").put("\"a\": 1}"); }},
    {"JSON, the same key often", "a.json", "",
     [](Writer& out) { out.put("{").times(100'000, "\"clientSecret\": \"x\",").put("\"a\": 1}"); }},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_hostile_file_is_read_or_listed, boost::unit_test::data::make(rows), row) {
  const TemporaryTree tree;
  tree.file(row.path);
  {
    Writer out{std::ofstream(tree.path(row.path), std::ios::binary)};
    row.write(out);
  }
  const ProgramRun run =
      run_dexlint({"check", "--no-gate", "-f", "json:report.json", "."}, tree.root());
  BOOST_TEST_MESSAGE(row.name << ": " << run.cpu_seconds << " s, " << run.peak_kib / 1024
                              << " MiB, exit " << run.status);
  BOOST_TEST((run.status == 0 || run.status == 1), run.status << ": " << run.err);
#ifndef WITH_SANITIZER
  BOOST_TEST(run.peak_kib <= 300u * 1024u);
#endif
  std::ifstream file(tree.path("report.json"));
  const auto report = nlohmann::json::parse(file);
  const auto& skipped = report["skipped"];
  BOOST_TEST(skipped.empty() == row.reason.empty(), skipped.dump().substr(0, 300));
  const bool told = std::any_of(skipped.begin(), skipped.end(), [&](const auto& part) {
    return part["reason"].template get<std::string>() == row.reason;
  });
  BOOST_TEST(told == !row.reason.empty(), skipped.dump().substr(0, 300));
}
