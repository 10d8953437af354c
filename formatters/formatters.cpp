#include <array>

#include "formatters/formatter.h"

namespace dexlint {

std::span<const Formatter> formatters() {
  static constexpr auto all = std::to_array<Formatter>({
      {"text", write_text},
      {"concise", write_concise},
      {"json", write_json},
      {"jsonl", write_jsonl},
      {"sarif", write_sarif},
      {"github", write_github},
      {"gitlab", write_gitlab},
      {"gitlab-secret-detection", write_gitlab_secret_detection},
      {"gitlab-sast", write_gitlab_sast},
      {"junit", write_junit},
      {"checkstyle", write_checkstyle},
      {"rdjson", write_rdjson},
      {"rdjsonl", write_rdjsonl},
      {"markdown", write_markdown},
      {"html", write_html},
  });
  return all;
}

std::string format_names() {
  std::string names;
  for (const Formatter& format : formatters()) {
    names += names.empty() ? "" : ", ";
    names += format.name;
  }
  return names;
}

}  // namespace dexlint
