/**
 * Clocks of a contract: deadlines in working time, warnings, and what becomes evidence. Pure
 * functions.
 */
@NullMarked
package cn.houqin.workorder.clock;

import org.jspecify.annotations.NullMarked;
