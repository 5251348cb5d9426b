/** What is handed over on paper or as a file: PDF with its fonts in it, XLSX and CSV. */
@NullMarked
package cn.houqin.platform.document;

import org.jspecify.annotations.NullMarked;
