/** The register of places: a tree, each place with its risk class. */
@NullMarked
package cn.houqin.workorder.site;

import org.jspecify.annotations.NullMarked;
