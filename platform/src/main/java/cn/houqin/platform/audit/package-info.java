/** The audit trail: read by auditors, sealed in a chain of hashes, verified. */
@NullMarked
package cn.houqin.platform.audit;

import org.jspecify.annotations.NullMarked;
