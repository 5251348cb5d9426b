package cn.houqin.workorder.ticking;

/** By whom and why it is said differently what happened: then evidence may change with it. */
record Revision(String by, String reason) {}
