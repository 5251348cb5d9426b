/** What the one-stop desk (一站式) does with requests besides their life: edit, merge, correct. */
@NullMarked
package cn.houqin.workorder.desk;

import org.jspecify.annotations.NullMarked;
