package cn.houqin.endtoend.matrix;

/** Unified social credit codes (GB 32100-2015) of vendors that do not exist. */
final class CreditCodes {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private CreditCodes() {}

  /** Another one for each number; its last character is the check. */
  static String code(long number) {
    var body = "92310000%09d".formatted(number);
    var sum = 0;
    var weight = 1;
    for (var digit : body.toCharArray()) {
      sum += ALPHABET.indexOf(digit) * weight;
      weight = weight * 3 % ALPHABET.length();
    }
    var check = (ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length();
    return body + ALPHABET.charAt(check);
  }
}
