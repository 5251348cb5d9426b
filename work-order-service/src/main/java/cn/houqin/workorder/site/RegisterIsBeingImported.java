package cn.houqin.workorder.site;

import cn.houqin.platform.problem.BrokenRule;

/** A file of places is being applied; other changes of the register wait (409). */
class RegisterIsBeingImported extends BrokenRule {

  RegisterIsBeingImported() {
    super(409, "register-is-being-imported");
  }

  @Override
  public int retryAfterSeconds() {
    return 2;
  }
}
