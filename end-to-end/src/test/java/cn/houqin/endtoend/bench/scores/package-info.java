/** Scores of a million figures: stored, computed, started from nothing, kept fresh. */
package cn.houqin.endtoend.bench.scores;
