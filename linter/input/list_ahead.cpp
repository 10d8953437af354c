#include "linter/input/list_ahead.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "linter/input/paths.h"

namespace dexlint {
namespace {

// Waits a moment. A folder is listed in less time than it takes to put a thread to sleep and wake
// it up again, so that comes late.
void pause(int& times) {
  if (++times < 2'000) return std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::microseconds(100));
}

Result<LinkTarget> target_of(const FileSource& source, const std::string& link) {
  const Result<std::string> real = source.resolve(link);
  if (!real) return real.error();
  const Result<Entry> entry = source.stat(*real);
  if (!entry) return entry.error();
  return LinkTarget{*real, *entry};
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
  if (folder.claim()) return look(folder.path_);
  for (int times = 0; folder.state_ != Folder::State::done;) pause(times);
  --ready_;
  return *std::move(folder.listing_);
}

ListAhead::Listing ListAhead::look(const std::string& path) const {
  Listing listing{source_.list(path)};
  if (!listing.entries) return listing;
  for (const Entry& entry : *listing.entries) {
    if (entry.kind == EntryKind::symlink)
      listing.targets.push_back(target_of(source_, join_path(path, entry.name)));
  }
  return listing;
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
      folder->listing_.emplace(look(folder->path_));
      ++ready_;
      folder->state_ = Folder::State::done;
    }
  }
}

}  // namespace dexlint
