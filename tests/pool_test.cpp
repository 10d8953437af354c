#include "linter/model/pool.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

using namespace dexlint;

static_assert(!std::is_copy_constructible_v<Pool<int>> && !std::is_move_constructible_v<Pool<int>>);

BOOST_AUTO_TEST_CASE(values_stay_where_they_were_made) {
  Pool<std::string> pool;
  BOOST_TEST(pool.size() == 0U);
  std::vector<const std::string*> made;
  for (int i = 0; i < 1'000; ++i) made.push_back(&pool.add(std::to_string(i)));
  BOOST_TEST(pool.size() == 1'000U);
  for (int i = 0; i < 1'000; ++i)
    BOOST_TEST(*made[static_cast<std::size_t>(i)] == std::to_string(i));
}

BOOST_AUTO_TEST_CASE(values_go_with_the_pool) {
  const auto shared = std::make_shared<int>(1);
  {
    Pool<std::shared_ptr<int>> pool;
    for (int i = 0; i < 10; ++i) pool.add(shared);
    BOOST_TEST(shared.use_count() == 11);
  }
  BOOST_TEST(shared.use_count() == 1);
}
