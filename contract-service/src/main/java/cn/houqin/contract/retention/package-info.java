/** Retention (质保金): what was held back of each month, and its release after final acceptance. */
@NullMarked
package cn.houqin.contract.retention;

import org.jspecify.annotations.NullMarked;
