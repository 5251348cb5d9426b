/** What this service knows of its hospitals: their days. */
@NullMarked
package cn.houqin.inventory.hospital;

import org.jspecify.annotations.NullMarked;
