/** What a month comes to: pure functions over records, to the last fen. */
@NullMarked
package cn.houqin.contract.payment;

import org.jspecify.annotations.NullMarked;
