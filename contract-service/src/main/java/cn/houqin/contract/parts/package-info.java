/** Parts that orders used, as far as contracts bear them. */
@NullMarked
package cn.houqin.contract.parts;

import org.jspecify.annotations.NullMarked;
