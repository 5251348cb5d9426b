/** What contract-service says may be called off a contract. */
@NullMarked
package cn.houqin.inventory.calloff;

import org.jspecify.annotations.NullMarked;
