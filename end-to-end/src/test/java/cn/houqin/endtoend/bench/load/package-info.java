/** How much is asked and how often, by turns, and what each round showed. */
package cn.houqin.endtoend.bench.load;
