package cn.houqin.platform.testing.canary.util;

/** Lives in a package named after a layer. */
class CanaryInALayer {}
