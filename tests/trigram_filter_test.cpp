// What the gate passes over without a look: never a place where a word stands, whatever processor
// looks, wherever in a block it is.
#include "linter/input/trigram_filter.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace dexlint;

namespace {

constexpr std::string_view words[] = {"clientsecret", "redirect_uri", "kind", "pw", "://", "\\x"};

std::vector<std::size_t> found(const TrigramFilter& filter, std::string_view text,
                               const Kernel& kernel) {
  std::vector<std::size_t> places;
  const auto note = [&](std::size_t at) {
    places.push_back(at);
    return false;
  };
  filter.search(text, note, kernel);
  return places;
}

// Any bytes, with a word in upper or lower case now and then.
std::string text_of(std::mt19937& random) {
  std::string text;
  const std::size_t parts = random() % 8;
  for (std::size_t part = 0; part < parts; ++part) {
    for (std::size_t size = random() % 90; size > 0; --size) text += static_cast<char>(random());
    for (const char c : words[random() % std::size(words)])
      text += static_cast<char>(random() % 2 != 0 && c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_place_of_a_word_is_found) {
  for (const Kernel& kernel : kernels()) {
    for (const std::string_view word : words) {
      TrigramFilter filter;
      const std::size_t offset = filter.add(word);
      for (std::size_t before = 0; before < 2 * block_places + 4; ++before) {
        const std::string text = std::string(before, '\n') + std::string(word);
        const auto places = found(filter, text, kernel);
        BOOST_TEST((std::find(places.begin(), places.end(), before + offset) != places.end()),
                   kernel.name << ": " << word << " at " << before);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(all_kernels_say_the_same) {
  TrigramFilter filter;
  for (const std::string_view word : words) filter.add(word);
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = text_of(random);
    const auto expected = found(filter, text, kernels().back());
    for (const Kernel& kernel : kernels())
      BOOST_TEST((found(filter, text, kernel) == expected), kernel.name << ", round " << round);
  }
}

BOOST_AUTO_TEST_CASE(a_search_ends_when_it_is_told) {
  TrigramFilter filter;
  filter.add("kind");
  std::size_t visits = 0;
  filter.search("kind kind kind", [&](std::size_t) { return ++visits == 2; });
  BOOST_TEST(visits == 2u);
}
