/** Performance bonds (履约保证金): booked, drawn down and released by two people, topped up in time. */
@NullMarked
package cn.houqin.contract.bond;

import org.jspecify.annotations.NullMarked;
