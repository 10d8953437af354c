#include "linter/input/list_ahead.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace dexlint {
namespace {

// Waits a moment. A folder is listed in less time than it takes to put a thread to sleep and wake
// it up again, so that comes late.
void pause(int& times) {
  if (++times < 2'000) return std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::microseconds(100));
}

}  // namespace

bool ListAhead::Folder::claim() {
  State expected = State::waits;
  return state_.compare_exchange_strong(expected, State::is_listed);
}

void ListAhead::announce(const std::vector<Promise>& folders) {
  announced_ += folders.size();
  if (announced_ < worth_helpers || helpers_wanted_ == 0) return;
  while (helpers_.size() < helpers_wanted_)
    helpers_.emplace_back([this](const std::stop_token& ends) { help(ends); });
  const std::lock_guard lock(mutex_);
  waiting_.insert(waiting_.end(), folders.begin(), folders.end());
  has_more_ = std::ssize(waiting_) > left_to_walk;
}

ListAhead::Listing ListAhead::take(Folder& folder) {
  if (folder.claim()) return look(folder.path_);
  for (int times = 0; folder.state_ != Folder::State::done;) pause(times);
  --ready_;
  return *std::move(folder.listing_);
}

ListAhead::Listing ListAhead::look(const SeenPath& path) const {
  Listing listing{source_.list(path.shown)};
  if (!listing.entries) return listing;
  for (const Entry& entry : *listing.entries) {
    if (entry.kind == EntryKind::symlink)
      listing.targets.push_back(source_.follow(path.real, entry.name));
  }
  return listing;
}

// The walk comes from the end of what waits, and what it has taken itself lies there too. The last
// ones are left to it: it would only wait for them.
std::vector<ListAhead::Promise> ListAhead::next() {
  std::vector<Promise> taken;
  if (!has_more_ || ready_ >= most_ready) return taken;
  const std::lock_guard lock(mutex_);
  while (!waiting_.empty() && waiting_.back()->state_ != Folder::State::waits) waiting_.pop_back();
  const auto last = waiting_.end() - std::min(std::ssize(waiting_), left_to_walk);
  const auto first = last - std::min(last - waiting_.begin(), most_at_once);
  taken.assign(std::make_move_iterator(first), std::make_move_iterator(last));
  waiting_.erase(first, last);
  has_more_ = std::ssize(waiting_) > left_to_walk;
  return taken;
}

void ListAhead::help(const std::stop_token& ends) {
  for (int idle = 0; !ends.stop_requested();) {
    const std::vector<Promise> folders = next();
    if (folders.empty()) {
      pause(idle);
      continue;
    }
    idle = 0;
    for (const Promise& folder : folders) {
      if (!folder->claim()) continue;
      folder->listing_.emplace(look(folder->path_));
      ++ready_;
      folder->state_ = Folder::State::done;
    }
  }
}

}  // namespace dexlint
