package cn.houqin.inventory.calloff;

import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.routes.Routes;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks contract-service, within its time limits, what may be called off a contract. */
@Component
public class CallOffs {

  private static final Logger LOG = LoggerFactory.getLogger(CallOffs.class);
  private static final String SERVICE = "contract-service";
  private static final int NOT_FOUND = 404;

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final Contracts contracts;

  CallOffs(Supplier<Routes> routes, ServiceCalls calls) {
    this.routes = routes;
    this.calls = calls;
    this.contracts = calls.client(Contracts.class);
  }

  /** The internal API of contract-service. */
  interface Contracts {

    @RequestLine("GET /internal/contracts/{contract}/call-off?at={at}&item={item}")
    @Headers("X-Houqin-Hospital: {hospital}")
    CallOff.Terms terms(
        URI base,
        @Param("hospital") String hospital,
        @Param("contract") String contract,
        @Param("at") Instant at,
        @Param("item") List<String> item);
  }

  public CallOff ask(String hospital, String contract, Instant at, List<String> items) {
    var base = routes.get().ofService(SERVICE);
    if (base.isEmpty()) {
      return new CallOff.Away("no route");
    }
    try {
      return calls.call(SERVICE, () -> contracts.terms(base.get(), hospital, contract, at, items));
    } catch (Unavailable away) {
      return new CallOff.Away("does not answer");
    } catch (Refused refused) {
      if (refused.answerStatus() == NOT_FOUND) {
        return new CallOff.Unknown();
      }
      LOG.warn("{} cannot be asked about contract {}", SERVICE, contract, refused);
      return new CallOff.Away("answers " + refused.answerStatus());
    }
  }
}
