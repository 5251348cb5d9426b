/**
 * What tests of the platform and of every service stand on: a real store, a real broker, real
 * tokens.
 */
package cn.houqin.platform.testing;
