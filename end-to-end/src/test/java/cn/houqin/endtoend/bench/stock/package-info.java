/** B7 to B10: movements on cards, many cards and one, with and without an order. */
package cn.houqin.endtoend.bench.stock;
