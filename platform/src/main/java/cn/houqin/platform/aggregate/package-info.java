/**
 * The one way an aggregate is created, changed and announced: a conditional update with its outbox.
 */
@NullMarked
package cn.houqin.platform.aggregate;

import org.jspecify.annotations.NullMarked;
