package cn.houqin.platform.web;

import java.util.regex.Pattern;

/**
 * A bean of this type lets the bodies of one route be larger or smaller than the others.
 *
 * @param path the whole path of its requests
 */
public record BodyLimit(Pattern path, int mostBytes) {}
