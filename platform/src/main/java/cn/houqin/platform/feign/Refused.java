package cn.houqin.platform.feign;

import cn.houqin.platform.problem.BrokenRule;

/**
 * Another service answered, and its answer was a refusal; {@code answerStatus} is its HTTP status.
 */
public class Refused extends BrokenRule {

  private final int answerStatus;

  public Refused(String service, int answerStatus, String answer) {
    super(409, "service-refused", service, answerStatus, answer);
    this.answerStatus = answerStatus;
  }

  public int answerStatus() {
    return answerStatus;
  }
}
