/** Parts that work orders asked for: reserved or short, issued, used or returned. */
@NullMarked
package cn.houqin.inventory.reservation;

import org.jspecify.annotations.NullMarked;
