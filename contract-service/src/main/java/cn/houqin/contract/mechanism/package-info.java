/**
 * How a fee is lessened by scores, failures and unavailability, and in what a mechanism contradicts
 * itself; pure like payment, which computes by it.
 */
@NullMarked
package cn.houqin.contract.mechanism;

import org.jspecify.annotations.NullMarked;
