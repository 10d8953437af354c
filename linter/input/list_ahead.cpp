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
  any_waits_ = true;
}

ListAhead::Listing ListAhead::take(Folder& folder) {
  if (folder.claim()) return source_.list(folder.path_);
  for (int times = 0; folder.state_ != Folder::State::done;) pause(times);
  --ready_;
  return *std::move(folder.listing_);
}

// The walk comes from the end of what waits; of the last ones, the first are left for longest.
std::vector<ListAhead::Promise> ListAhead::next() {
  std::vector<Promise> taken;
  if (!any_waits_ || ready_ >= most_ready) return taken;
  const std::lock_guard lock(mutex_);
  const auto first = waiting_.end() - std::min(std::ssize(waiting_), most_at_once);
  taken.assign(std::make_move_iterator(first), std::make_move_iterator(waiting_.end()));
  waiting_.erase(first, waiting_.end());
  any_waits_ = !waiting_.empty();
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
      folder->listing_.emplace(source_.list(folder->path_));
      ++ready_;
      folder->state_ = Folder::State::done;
    }
  }
}

}  // namespace dexlint
