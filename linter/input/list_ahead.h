// Lists folders, and looks where their links lead, while others are looked at. A walk waits for the
// disk and the system most of its time; with a helper it does so once in a while only.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "linter/input/file_source.h"
#include "linter/input/requested.h"

namespace dexlint {

class ListAhead {
 public:
  /// What is in a folder.
  struct Listing {
    Result<std::vector<Entry>> entries;
    std::vector<Result<LinkTarget>> targets = {};  ///< of those that are links, in their order
  };

  /// A folder that will be asked for.
  class Folder {
   public:
    explicit Folder(SeenPath path) : path_(std::move(path)) {}
    const SeenPath& path() const { return path_; }

   private:
    friend class ListAhead;
    enum class State { waits, is_listed, done };
    /// False when another thread lists it, or has.
    bool claim();
    SeenPath path_;
    std::atomic<State> state_ = State::waits;
    std::optional<Listing> listing_;  // of who claimed it, until it is done
  };
  using Promise = std::shared_ptr<Folder>;

  /// `source` must outlive it. `helpers`: threads; 0 lists a folder when it is asked for.
  ListAhead(const FileSource& source, unsigned helpers)
      : source_(source), helpers_wanted_(helpers) {}
  ListAhead(const ListAhead&) = delete;
  ListAhead& operator=(const ListAhead&) = delete;

  /// Says that these will be asked for, the last one announced first, as a walk in depth does.
  void announce(const std::vector<Promise>& folders);
  /// The entries of a folder; waits for them. Once for each.
  Listing take(Folder& folder);

 private:
  Listing look(const SeenPath& path) const;
  void help(const std::stop_token& ends);
  std::vector<Promise> next();

  // More than these would lie ready for longer than they take to list.
  static constexpr std::size_t most_ready = 256;
  static constexpr std::ptrdiff_t most_at_once = 8;
  static constexpr std::ptrdiff_t left_to_walk = 4;
  // Starting a thread takes as long as listing some folders.
  static constexpr std::size_t worth_helpers = 32;

  const FileSource& source_;
  unsigned helpers_wanted_;
  std::size_t announced_ = 0;
  std::atomic<std::size_t> ready_ = 0;  // listed by helpers, and not taken yet
  std::atomic<bool> has_more_ = false;  // than is left to the walk
  std::mutex mutex_;
  std::vector<Promise> waiting_;
  std::vector<std::jthread> helpers_;  // last: they use all of it
};

}  // namespace dexlint
