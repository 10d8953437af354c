// What every test program starts with; its tests are in its own file.
#define BOOST_TEST_MODULE dexlint
#include <boost/test/unit_test.hpp>
