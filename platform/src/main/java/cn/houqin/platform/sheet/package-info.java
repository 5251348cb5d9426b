/**
 * Tables that people keep in spreadsheets: CSV and XLSX, read the same way, refused the same way.
 */
@NullMarked
package cn.houqin.platform.sheet;

import org.jspecify.annotations.NullMarked;
