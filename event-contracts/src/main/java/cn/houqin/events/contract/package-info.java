/** What contract-service announces. */
@NullMarked
package cn.houqin.events.contract;

import org.jspecify.annotations.NullMarked;
