package cn.houqin.platform.register;

import cn.houqin.platform.problem.BrokenRule;

/** A file of the register is being applied; other changes of it wait (409). */
class RegisterIsBeingImported extends BrokenRule {

  RegisterIsBeingImported(String register) {
    super(409, "register-is-being-imported", register);
  }

  @Override
  public int retryAfterSeconds() {
    return 2;
  }
}
