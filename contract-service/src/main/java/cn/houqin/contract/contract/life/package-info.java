/**
 * What a contract is and what may become of it: versions, reviews, the commands of each state,
 * time, and what an amendment may change.
 */
@NullMarked
package cn.houqin.contract.contract.life;

import org.jspecify.annotations.NullMarked;
