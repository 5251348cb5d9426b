/** The platform in processes of its own, a hospital on it, and the CPU time that each has used. */
package cn.houqin.endtoend.bench.ground;
