/** A dump of store and topics that belong together, and its way back onto an empty platform. */
@NullMarked
package cn.houqin.standalone.backup;

import org.jspecify.annotations.NullMarked;
