package cn.houqin.kpi.consequence;

import cn.houqin.kpi.ladder.Finding;

/** A consequence's id: one per line of a contract, breach, and month or event that completed it. */
final class ConsequenceId {

  private ConsequenceId() {}

  static String of(String contract, String line, Finding.Key key) {
    return contract + "~" + line + "~" + key.breach() + "~" + key.anchor();
  }
}
