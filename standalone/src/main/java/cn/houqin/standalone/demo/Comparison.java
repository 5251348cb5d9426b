package cn.houqin.standalone.demo;

import tools.jackson.databind.JsonNode;

/** Holds what a month came to against what it should come to. */
final class Comparison {

  private Comparison() {}

  /** The first figure that differs, with its place; empty if all are as expected. */
  static String difference(String at, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      for (var name : expected.propertyNames()) {
        var found = difference(at + "/" + name, expected.get(name), actual.path(name));
        if (!found.isEmpty()) {
          return found;
        }
      }
      for (var name : actual.propertyNames()) {
        if (!expected.has(name)) {
          return at + "/" + name + " is not expected";
        }
      }
      return "";
    }
    if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (var i = 0; i < expected.size(); i++) {
        var found = difference(at + "/" + i, expected.get(i), actual.get(i));
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    }
    var same =
        expected.isNumber() && actual.isNumber()
            ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
            : expected.equals(actual);
    return same ? "" : at + " is " + actual + " instead of " + expected;
  }
}
