package cn.houqin.workorder.search;

import java.util.Map;

/** Texts that begin in some way: a range of an index, never a pattern. */
public final class Beginning {

  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private Beginning() {}

  /** The condition on a field whose text begins so. */
  public static Map<String, Object> with(String prefix) {
    return Map.of("$gte", prefix, "$lt", prefix + LAST);
  }
}
