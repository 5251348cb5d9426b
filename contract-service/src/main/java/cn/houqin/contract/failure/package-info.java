/** The register of failures: what each contract's payment mechanism charges, and why. */
@NullMarked
package cn.houqin.contract.failure;

import org.jspecify.annotations.NullMarked;
