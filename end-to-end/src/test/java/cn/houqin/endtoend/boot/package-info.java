/** The services from their boot jars. */
package cn.houqin.endtoend.boot;
