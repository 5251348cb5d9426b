/** What every service announces about its audit trail. */
@NullMarked
package cn.houqin.events.audit;

import org.jspecify.annotations.NullMarked;
