package cn.houqin.workorder.job;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What inventory-service says of a part.
 *
 * @param number of its announcements about the part
 * @param returned how much came back in all, if it says so
 * @param costFen what is given out and did not come back costs, if it says so
 */
public record Said(
    Which which,
    Part.State state,
    long number,
    @Nullable BigDecimal returned,
    @Nullable Long costFen) {

  /** Which part of an order. */
  public record Which(String request, String material, String store) {}
}
