/** Requests that cost next to nothing to send, so that the other side is what is measured. */
package cn.houqin.endtoend.bench.http;
