// What a text is by its first lines, and what it was rendered from.
#include "linter/input/sniff.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Look {
  std::string_view text;
  bool is_configuration;
};
std::ostream& operator<<(std::ostream& out, const Look& row) { return out << row.text; }

const Look looks[] = {
    {"apiVersion: v1\n", true},
    {"\xEF\xBB\xBFkind: Secret\n", true},
    {"# a comment\n\n---\nx\n", true},
    {"%YAML 1.2\n---\n", true},
    {"{\"a\": 1}", true},
    {"- name: x\n", true},
    {"\"quoted\": x\n", true},
    {"#!/bin/sh\nkey: value\n", false},
    {"MIT License\n\nCopyright: nobody\n", false},
    {"# only a comment\n", false},
    {"", false},
    {"package main\n", false},
};

// Starts of longer texts: what need not be read on.
const Look starts[] = {
    {"apiVersion: v1\nkind: Sec", true},
    {"# a comment\n\n# ano", true},
    {"MIT License", true},  // the line may go on with a colon
    {"MIT License\nkey: value\n", false},
    {"#!/bin/sh\nkey: value\n", false},
    {std::string_view("key: value\n\0", 12), false},
    {std::string_view("\0GITCRYPT\0\1", 11), true},
    {std::string_view("\xFF\xFEk\0:\0", 6), true},
};

struct Source {
  std::string_view text;
  std::string_view path;
};
std::ostream& operator<<(std::ostream& out, const Source& row) { return out << row.text; }

const Source sources[] = {
    {"---\n# Source: app/templates/secret.yaml\nkind: Secret\n", "app/templates/secret.yaml"},
    {"# a comment\n# Source: app/templates/secret.yaml\r\nkind: Secret\n",
     "app/templates/secret.yaml"},
    {"kind: Secret\n# Source: app/templates/secret.yaml\n", ""},
    {"# Source: the wiki\nkind: Secret\n", ""},
    {"# Source: https://example.com/a.yaml?token=x\nkind: Secret\n", ""},
    {"", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(first_lines_tell, utf::data::make(looks), row) {
  BOOST_TEST(looks_like_configuration(row.text) == row.is_configuration);
}

BOOST_DATA_TEST_CASE(a_start_tells_whether_to_read_on, utf::data::make(starts), row) {
  BOOST_TEST(may_become_configuration(row.text) == row.is_configuration);
}

BOOST_DATA_TEST_CASE(helm_tells_the_template, utf::data::make(sources), row) {
  BOOST_TEST(rendered_from(row.text) == row.path);
}
