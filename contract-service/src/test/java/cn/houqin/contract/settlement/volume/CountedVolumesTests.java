package cn.houqin.contract.settlement.volume;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.MoneyTerms.PriceItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is entered and what orders come to, side by side. */
class CountedVolumesTests {

  private static final BigDecimal CLOSED = new BigDecimal("17");

  private static PriceItem rate(String item, String unit, @Nullable Boolean counted) {
    return new PriceItem(
        item, PriceItem.Kind.UNIT_RATE, unit, BigDecimal.TEN, null, null, null, null, counted);
  }

  private static VolumeEntry entry(String item, String quantity) {
    return new VolumeEntry(item, new BigDecimal(quantity), BigDecimal.TEN, "desk");
  }

  private static Map<String, List<VolumeEntry>> counted(
      List<VolumeEntry> entered, PriceItem... prices) {
    var money =
        new MoneyTerms(
            Map.of(), Map.of("TRANSPORT", List.of(prices)), Map.of(), null, null, null, null, null);
    return CountedVolumes.beside(Map.of("TRANSPORT", entered), Map.of("TRANSPORT", CLOSED), money);
  }

  private static CountedItem item(String item, String entered, String difference) {
    return new CountedItem(
        "TRANSPORT", item, new BigDecimal(entered), CLOSED, new BigDecimal(difference));
  }

  @Test
  void whatTheContractSaysIsCountedWhateverItsUnit() {
    var volumes =
        counted(
            List.of(entry("run", "19"), entry("weight", "5"), entry("order", "16")),
            rate("run", "趟", true),
            rate("weight", "kg", null),
            rate("order", "order", null));

    assertThat(CountedItem.of(volumes))
        .containsExactly(item("run", "19", "2"), item("order", "16", "-1"));
    assertThat(volumes.get("TRANSPORT")).extracting(VolumeEntry::quantity).hasSize(3);
  }

  @Test
  void entriesOfOneItemAreComparedTogether() {
    var volumes =
        counted(List.of(entry("run", "9.5"), entry("run", "7.5")), rate("run", "trip", true));

    assertThat(CountedItem.of(volumes)).containsExactly(item("run", "17.0", "0.0"));
  }

  @Test
  void whatIsCountedAndNotEnteredIsShownAndCostsNothing() {
    var volumes = counted(List.of(), rate("run", "trip", true), rate("order", "order", null));

    assertThat(CountedItem.of(volumes)).containsExactly(item("run", "0", "-17"));
    assertThat(volumes.get("TRANSPORT"))
        .singleElement()
        .satisfies(one -> assertThat(one.quantity()).isZero());
  }

  @Test
  void linesOfWhichNobodySaysHowManyOrdersThereWereStayAsTheyAre() {
    var money =
        new MoneyTerms(
            Map.of(),
            Map.of("TRANSPORT", List.of(rate("run", "trip", true))),
            Map.of(),
            null,
            null,
            null,
            null,
            null);
    var entered = Map.of("TRANSPORT", List.of(entry("run", "19")));

    assertThat(CountedVolumes.beside(entered, Map.of(), money)).isEqualTo(entered);
    assertThat(CountedItem.of(entered)).isEmpty();
  }
}
