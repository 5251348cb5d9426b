package cn.houqin.kpi.source;

import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.routes.Routes;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks each source of evidence what it has given for a month. */
@Component
public class Manifests {

  private static final String OWN = "vendor-kpi-service";

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final WorkOrders workOrders;
  private final Inventory inventory;
  private final ObjectProvider<OwnManifest> own;

  Manifests(Supplier<Routes> routes, ServiceCalls calls, ObjectProvider<OwnManifest> own) {
    this.routes = routes;
    this.calls = calls;
    this.workOrders = calls.client(WorkOrders.class);
    this.inventory = calls.client(Inventory.class);
    this.own = own;
  }

  /** A contract's month on one service line. */
  public record Question(String hospital, String contract, String line, String month) {}

  /** Count, and SHA-256 over the sorted ids, each followed by a line feed. */
  public record Manifest(long count, String sha256) {

    /** The manifest of these ids. */
    public static Manifest of(List<String> ids) {
      try {
        var sha = MessageDigest.getInstance("SHA-256");
        ids.stream()
            .sorted()
            .forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
        return new Manifest(ids.size(), HexFormat.of().formatHex(sha.digest()));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /**
   * What a source said: its manifest, or why there is none now.
   *
   * @param gives what its evidence calls its source
   */
  public record Answer(
      String source, List<String> gives, Optional<Manifest> manifest, String why) {}

  /** The internal API of work-order-service. */
  interface WorkOrders {

    @RequestLine(
        "GET /internal/service-lines/{line}/evidence-manifest?contract={contract}&month={month}")
    @Headers("X-Houqin-Hospital: {hospital}")
    Manifest manifest(
        URI base,
        @Param("hospital") String hospital,
        @Param("line") String line,
        @Param("contract") String contract,
        @Param("month") String month);
  }

  /** The internal API of inventory-service. */
  interface Inventory {

    @RequestLine("GET /internal/evidence-manifest?contract={contract}&line={line}&month={month}")
    @Headers("X-Houqin-Hospital: {hospital}")
    Manifest manifest(
        URI base,
        @Param("hospital") String hospital,
        @Param("line") String line,
        @Param("contract") String contract,
        @Param("month") String month);
  }

  /** A service that gives evidence. */
  private enum Source {
    WORK_ORDERS("work-order-service", "work-order", "inspection"),
    INVENTORY("inventory-service", "delivery", "purchase-order");

    private final String service;
    private final List<String> gives;

    Source(String service, String... gives) {
      this.service = service;
      this.gives = List.of(gives);
    }
  }

  /** What every source says of a month. */
  public List<Answer> ask(Question asked) {
    return Stream.concat(
            Stream.of(Source.values()).map(source -> answer(source, asked)),
            own.orderedStream().map(source -> answer(source, asked)))
        .toList();
  }

  private static Answer answer(OwnManifest source, Question asked) {
    var gives = List.of(source.gives());
    return source
        .waitsFor(asked)
        .map(missing -> new Answer(OWN, gives, Optional.empty(), missing))
        .orElseGet(
            () -> {
              var manifest = Manifest.of(source.evidenceIds(asked));
              return new Answer(OWN, gives, Optional.of(manifest), "");
            });
  }

  private Answer answer(Source source, Question asked) {
    var base =
        switch (source) {
          case WORK_ORDERS -> routes.get().ofLine(asked.line());
          case INVENTORY -> routes.get().ofService(source.service);
        };
    if (base.isEmpty()) {
      return new Answer(source.service, source.gives, Optional.empty(), "no route");
    }
    Function<URI, Manifest> question =
        switch (source) {
          case WORK_ORDERS ->
              at ->
                  workOrders.manifest(
                      at, asked.hospital(), asked.line(), asked.contract(), asked.month());
          case INVENTORY ->
              at ->
                  inventory.manifest(
                      at, asked.hospital(), asked.line(), asked.contract(), asked.month());
        };
    var deployment =
        switch (source) {
          case WORK_ORDERS -> routes.get().deploymentOfLine(asked.line());
          case INVENTORY -> source.service;
        };
    try {
      var manifest = calls.call(deployment, () -> question.apply(base.get()));
      return new Answer(source.service, source.gives, Optional.of(manifest), "");
    } catch (Unavailable away) {
      return new Answer(source.service, source.gives, Optional.empty(), "does not answer");
    } catch (Refused notReady) {
      return new Answer(source.service, source.gives, Optional.empty(), "is not ready");
    }
  }
}
