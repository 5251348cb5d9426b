/** What is deployed: which services, at which ports, and whether they are ready. */
@NullMarked
package cn.houqin.standalone.deployment;

import org.jspecify.annotations.NullMarked;
