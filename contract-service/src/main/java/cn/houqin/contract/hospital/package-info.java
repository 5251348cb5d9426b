/** The hospital: its zone, and whether it is migrating. */
@NullMarked
package cn.houqin.contract.hospital;

import org.jspecify.annotations.NullMarked;
