/** B14 and B15: how fast events leave, and how long one takes to arrive. */
package cn.houqin.endtoend.bench.events;
