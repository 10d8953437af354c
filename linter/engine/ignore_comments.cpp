#include "linter/engine/ignore_comments.h"

#include <algorithm>
#include <map>

#include "linter/input/comments.h"
#include "linter/model/path_class.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view own_word = "dexlint:";

struct ForeignMark {
  std::string_view scanner;
  std::string_view text;
  std::size_t lines_below = 0;  // 0: the mark's own line, 1: the next
};
constexpr ForeignMark foreign_marks[] = {{"gitleaks", "gitleaks:allow"},
                                         {"detect-secrets", "pragma: allowlist secret"},
                                         {"detect-secrets", "pragma: allowlist nextline secret", 1},
                                         {"trufflehog", "trufflehog:ignore"},
                                         {"checkov", "checkov:skip=CKV_SECRET_"}};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool is_embedded(const Root& root) { return root.node->parent != nullptr; }

bool is_behind_base64(const Layer& layer) {
  for (const Layer* at = &layer; at != nullptr; at = at->parent()) {
    if (at->encoding() == Encoding::base64) return true;
  }
  return false;
}

// `<!-- … -->` of prose, each on one line.
void add_of_prose(const Document& document, std::vector<Span>& comments) {
  const std::string_view text = document.text_layer().text();
  for (std::size_t at = text.find("<!--"); at != std::string_view::npos;) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::size_t end = text.substr(0, line_end).find("-->", at + 4);
    if (end != std::string_view::npos) comments.push_back({at, end + 3});
    at = text.find("<!--", end == std::string_view::npos ? line_end : end + 3);
  }
}

// The comments of the document, those of texts inside it, and those of what does not parse.
std::vector<Span> comments_of(const Document& document) {
  std::vector<Span> comments = document.comments;
  for (const Root& root : document.roots) {
    if ((!is_embedded(root) && !root.node->guessed) || is_behind_base64(*root.layer)) continue;
    for (const Span& comment : yaml_comments(root.node, *root.layer, root.extent))
      comments.push_back(root.layer->to_root(comment, &document.text_layer()).span);
  }
  if (is_prose(document.path())) add_of_prose(document, comments);
  const auto key = [](const Span& span) { return std::pair(span.begin, span.end); };
  std::sort(comments.begin(), comments.end(),
            [&](const Span& a, const Span& b) { return key(a) < key(b); });
  comments.erase(std::unique(comments.begin(), comments.end()), comments.end());
  return comments;
}

class Collector {
 public:
  Collector(const Document& document, Rules known, std::span<const ForeignScanner> foreign)
      : document_(document), text_(document.text_layer().text()), known_(known) {
    for (const ForeignMark& mark : foreign_marks) {
      const auto is_its = [&](const ForeignScanner& scanner) {
        return scanner.name == mark.scanner;
      };
      if (std::any_of(foreign.begin(), foreign.end(), is_its)) marks_.push_back(mark);
    }
  }

  std::vector<IgnoreComment> collect() {
    if (document_.roots.empty() || !has_any()) return {};
    const std::vector<Span> comments = comments_of(document_);
    for (const Span& comment : comments) {
      if (is_alone(comment)) below_[line_of(comment.begin)] = 0;
    }
    for (auto line = below_.rbegin(); line != below_.rend(); ++line)
      line->second = line_below(line->first);
    for (const Span& comment : comments) look_at(comment);
    return std::move(found_);
  }

 private:
  bool has_any() const {
    return text_.find(own_word) != std::string_view::npos ||
           std::any_of(marks_.begin(), marks_.end(), [&](const ForeignMark& mark) {
             return text_.find(mark.text) != std::string_view::npos;
           });
  }

  std::size_t line_of(std::size_t at) const { return document_.lines().position(at).line_1; }

  // Nothing but blanks before it on its line.
  bool is_alone(const Span& comment) const {
    const Span line = document_.lines().line(line_of(comment.begin));
    return trimmed(slice(text_, {line.begin, comment.begin})).empty();
  }

  void look_at(const Span& comment) {
    const std::string_view text = slice(text_, comment);
    for (const ForeignMark& mark : marks_) {
      if (const std::size_t at = text.find(mark.text); at != std::string_view::npos)
        add_foreign(mark, comment, at);
    }
    const std::size_t word = text.find(own_word);
    if (word == std::string_view::npos) return;
    // `# TODO # dexlint: …` is one, `# see dexlint: …` is none.
    const std::string_view before = trimmed(text.substr(0, word));
    if (before.empty() || std::string_view("#/*-").find(before.back()) == std::string_view::npos)
      return;
    read(comment, comment.begin + word);
  }

  void add_foreign(const ForeignMark& mark, const Span& comment, std::size_t at) {
    const std::size_t line = line_of(comment.begin) + mark.lines_below;
    const bool above = mark.scanner == "checkov" && is_alone(comment);
    found_.push_back({.at = Span{at, at + mark.text.size()}.shifted(comment.begin),
                      .any_secret = true,
                      .first_line_1 = line,
                      .last_line_1 = above ? line_below(line) : line,
                      .reason = mark.text});
  }

  void read(const Span& comment, std::size_t at) {
    const std::string_view text = text_.substr(0, comment.end);
    const std::size_t begin = text.find_first_not_of(blanks, at + own_word.size());
    if (begin == std::string_view::npos || text.substr(begin, 6) != "ignore") return;
    std::size_t end = begin + 6;
    IgnoreComment ignore;
    ignore.whole_file = text.substr(end, 5) == "-file";
    if (ignore.whole_file) end += 5;
    const std::size_t close = text.substr(end, 1) == "[" ? text.find(']', end) : text.npos;
    if (close != text.npos) {
      add_names(ignore, {end + 1, close});
      end = close + 1;
    }
    ignore.at = {at, end};
    ignore.reason = reason(text.substr(end));
    cover(ignore, comment);
    found_.push_back(std::move(ignore));
  }

  void add_names(IgnoreComment& ignore, Span names) {
    while (names.begin < names.end) {
      const std::size_t comma = std::min(text_.find(',', names.begin), names.end);
      const std::string_view name = trimmed(slice(text_, {names.begin, comma}));
      if (!name.empty()) {
        const auto begin = static_cast<std::size_t>(name.data() - text_.data());
        ignore.rules.push_back({name, {begin, begin + name.size()}, find_rule(known_, name)});
      }
      names.begin = comma + 1;
    }
  }

  static std::string_view reason(std::string_view text) {
    for (const std::string_view end : {"-->", "*/"}) text = text.substr(0, text.find(end));
    return trimmed(text);
  }

  // The first line below `line_1` that holds more than a comment.
  std::size_t line_below(std::size_t line_1) const {
    const auto next = below_.find(line_1 + 1);
    return next == below_.end() ? line_1 + 1 : next->second;
  }

  void cover(IgnoreComment& ignore, const Span& comment) {
    const std::size_t line = line_of(comment.begin);
    ignore.first_line_1 = is_alone(comment) ? line_below(line_of(comment.end)) : line;
    ignore.last_line_1 = ignore.first_line_1;
    if (text_[comment.begin] == '<') cover_block(ignore);
  }

  // In prose, above a fenced block: all of it.
  void cover_block(IgnoreComment& ignore) {
    const auto [end, is_new] = ends_of_blocks_.emplace(ignore.first_line_1, ignore.last_line_1);
    if (is_new) end->second = end_of_block(ignore.first_line_1);
    ignore.last_line_1 = end->second;
  }

  std::size_t end_of_block(std::size_t first_1) const {
    const LineIndex& lines = document_.lines();
    const std::string_view fence = trimmed(slice(text_, lines.line(first_1))).substr(0, 3);
    if (fence != "```" && fence != "~~~") return first_1;
    std::size_t last_1 = first_1;
    while (last_1 < lines.count()) {
      if (trimmed(slice(text_, lines.line(++last_1))).starts_with(fence)) break;
    }
    return last_1;
  }

  const Document& document_;
  std::string_view text_;
  Rules known_;
  std::vector<ForeignMark> marks_;
  std::map<std::size_t, std::size_t> below_;  // by line that holds a comment alone: line_below()
  std::map<std::size_t, std::size_t> ends_of_blocks_;  // by their first line
  std::vector<IgnoreComment> found_;
};

}  // namespace

std::vector<IgnoreComment> ignore_comments(const Document& document, Rules known,
                                           std::span<const ForeignScanner> foreign) {
  return Collector(document, known, foreign).collect();
}

}  // namespace dexlint
