/** Commands repeated under their key, and many on one document. */
package cn.houqin.endtoend.faults.requests;
