/** The whole platform: one hospital month, and what it promises. */
package cn.houqin.endtoend;
