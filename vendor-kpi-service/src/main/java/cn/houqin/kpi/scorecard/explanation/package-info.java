/** Why a card says what it says: from its total down to the single record behind a figure. */
@NullMarked
package cn.houqin.kpi.scorecard.explanation;

import org.jspecify.annotations.NullMarked;
