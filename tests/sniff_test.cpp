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

BOOST_DATA_TEST_CASE(helm_tells_the_template, utf::data::make(sources), row) {
  BOOST_TEST(rendered_from(row.text) == row.path);
}
