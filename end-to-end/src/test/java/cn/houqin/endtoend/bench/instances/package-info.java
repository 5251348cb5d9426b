/** B16 and B17: how long the platform takes to start, and what a second instance adds. */
package cn.houqin.endtoend.bench.instances;
