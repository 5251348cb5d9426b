/** Contracts (合同): terms by version, reviews, signing, and what time does to them. */
@NullMarked
package cn.houqin.contract.contract;

import org.jspecify.annotations.NullMarked;
