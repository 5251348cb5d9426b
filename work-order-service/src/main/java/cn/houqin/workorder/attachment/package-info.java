/** Files that belong to orders: uploaded first, attached by a command, swept if never. */
@NullMarked
package cn.houqin.workorder.attachment;

import org.jspecify.annotations.NullMarked;
