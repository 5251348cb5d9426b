/**
 * What a contract version says of lines, targets, money and staff, and whether it holds together.
 */
@NullMarked
package cn.houqin.contract.terms;

import org.jspecify.annotations.NullMarked;
