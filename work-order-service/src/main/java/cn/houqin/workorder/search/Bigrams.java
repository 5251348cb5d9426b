package cn.houqin.workorder.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pairs of neighbouring characters within the words of a text. They find words inside Chinese
 * sentences, which have no blanks between them.
 */
public final class Bigrams {

  /** Of one order; longer descriptions are found by how they begin. */
  public static final int MOST = 150;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Bigrams() {}

  /** Each once, in the order of the text; none of a text of single characters. */
  public static List<String> of(String text) {
    var pairs = new LinkedHashSet<String>();
    for (var word : BETWEEN_WORDS.split(Normal.of(text))) {
      addPairs(pairs, word.codePoints().toArray());
    }
    return pairs.stream().limit(MOST).toList();
  }

  private static void addPairs(Set<String> pairs, int[] word) {
    for (var i = 0; i + 1 < word.length; i++) {
      pairs.add(new String(word, i, 2));
    }
  }
}
