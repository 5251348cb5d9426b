/** What an order's clocks have said so far: points raised, evidence given, the promise. */
@NullMarked
package cn.houqin.workorder.watch;

import org.jspecify.annotations.NullMarked;
