/**
 * Topics and how far this service has read them: made, read from their beginning by a new database,
 * followed.
 */
@NullMarked
package cn.houqin.platform.topic;

import org.jspecify.annotations.NullMarked;
