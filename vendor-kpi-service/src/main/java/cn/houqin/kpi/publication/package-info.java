/** The publication (公示) of a line's month: who came to what, and until when to appeal. */
@NullMarked
package cn.houqin.kpi.publication;

import org.jspecify.annotations.NullMarked;
