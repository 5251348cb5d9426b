/** Human raters: who is asked to rate a card, reminded, and what they gave; history is kept. */
@NullMarked
package cn.houqin.kpi.rating;

import org.jspecify.annotations.NullMarked;
