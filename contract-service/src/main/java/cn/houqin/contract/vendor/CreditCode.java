package cn.houqin.contract.vendor;

/** The unified social credit code (统一社会信用代码) of GB 32100-2015: 18 characters, the last a check. */
final class CreditCode {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int MODULUS = 31;
  private static final int LENGTH = 18;

  private CreditCode() {}

  static boolean isValid(String code) {
    if (code.length() != LENGTH) {
      return false;
    }
    var sum = 0;
    var weight = 1;
    for (var i = 0; i < LENGTH - 1; i++) {
      var value = ALPHABET.indexOf(code.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * weight;
      weight = weight * 3 % MODULUS;
    }
    var check = (MODULUS - sum % MODULUS) % MODULUS;
    return ALPHABET.charAt(check) == code.charAt(LENGTH - 1);
  }
}
