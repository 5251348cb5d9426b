/** The ladder of consequences of a contract version: whether it holds together, and a template. */
@NullMarked
package cn.houqin.contract.ladder;

import org.jspecify.annotations.NullMarked;
