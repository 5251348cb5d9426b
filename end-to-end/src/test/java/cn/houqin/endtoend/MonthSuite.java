package cn.houqin.endtoend;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All that looks at the lived month, in one JVM, so that a build lives it and walks its flows once:
 * first the stories, then the matrices, which leave nothing as it was.
 */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages("cn.houqin.endtoend")
@ExcludePackages({
  "cn.houqin.endtoend.bench",
  "cn.houqin.endtoend.boot",
  "cn.houqin.endtoend.faults"
})
@IncludeClassNamePatterns(".*Tests")
@ConfigurationParameter(
    key = "junit.jupiter.testclass.order.default",
    value = "org.junit.jupiter.api.ClassOrderer$ClassName")
class MonthSuite {}
