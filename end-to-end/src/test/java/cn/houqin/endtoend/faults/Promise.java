package cn.houqin.endtoend.faults;

/** What is promised of failures, as docs/promises.md lists it; tests carry these names as tags. */
public enum Promise {
  R1("no accepted change without its event, no event without its change"),
  R2("effects exactly once for each event"),
  R3("order kept for each aggregate, timers once"),
  R4("nothing lost that the broker has acknowledged"),
  R5("the broker away is not an outage"),
  R6("a consumer that was away catches up"),
  R7("a poison event does not stop others"),
  R8("every command can be repeated"),
  R9("no update is lost"),
  R10("stock is never negative and never lost"),
  R11("projections can be rebuilt"),
  R13("an instance can be replaced without anybody noticing"),
  R14("clocks are right in every zone and when the machine's clock jumps"),
  R15("a backup can be restored"),
  CELLS("a line's own deployment down, frozen or upgraded leaves the other lines untouched"),
  NET("a bad network is answered and recovered from by itself"),
  STORE("the store away is answered and recovered from by itself"),
  FROZEN("a frozen service does not freeze those that ask it");

  private final String says;

  Promise(String says) {
    this.says = says;
  }

  /** In words. */
  public String says() {
    return says;
  }
}
