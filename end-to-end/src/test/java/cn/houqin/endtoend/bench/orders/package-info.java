/** B1 to B6: orders made, read, listed, searched and moved. */
package cn.houqin.endtoend.bench.orders;
