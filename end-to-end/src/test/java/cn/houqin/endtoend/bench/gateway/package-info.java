/** B13: what the gateway adds, beside other gateways. */
package cn.houqin.endtoend.bench.gateway;
