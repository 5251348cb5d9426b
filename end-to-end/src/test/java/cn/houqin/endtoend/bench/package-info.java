/** Measurements on the real store: run by a command, never part of the build. */
package cn.houqin.endtoend.bench;
