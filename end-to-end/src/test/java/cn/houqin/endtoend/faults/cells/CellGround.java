package cn.houqin.endtoend.faults.cells;

import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.StoreProcess;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.standalone.cell.Cells;
import cn.houqin.standalone.cell.RouteTable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A gateway and the default deployment of work-order-service as processes on a store of their own,
 * and lines' own deployments as {@code ./houqin cell} starts, moves and replaces them.
 */
final class CellGround implements AutoCloseable {

  private static final String ORDERS = "work-order-service";
  private static final String HOME_DATABASE = "houqin_orders";

  private final Path home;
  private final StoreProcess store;
  private final MongoClient client;
  private final Killable gateway;
  private final Killable standard;
  private final Cells cells;
  private final List<String> said = new ArrayList<>();

  private CellGround(Path home) {
    this.home = home;
    this.store = StoreProcess.start(home.resolve("store"));
    this.client = MongoClients.create(store.uri());
    var routes = RouteTable.in(home);
    routes.write(Map.of(), Map.of());
    var own = store.uri().replaceFirst("/\\?", "/" + HOME_DATABASE + "?");
    var here = new Surroundings("cells", own, broker(), routes.file());
    var unlimited = List.of("--houqin.rate-limit.requests-per-minute=10000000");
    var door = CompletableFuture.supplyAsync(() -> Killable.start("gateway", here, unlimited));
    this.standard = Killable.start(ORDERS, here, List.of());
    this.gateway = door.join();
    routes.write(Map.of(ORDERS, List.of(URI.create(standard.address()))), Map.of());
    this.cells = new Cells(home, said::add);
  }

  /** All ready, on an empty store. */
  static CellGround start(Path home) {
    var ground = new CellGround(home);
    ground.gateway.awaitReady();
    ground.standard.awaitReady();
    ground.stands(ground.store.uri());
    return ground;
  }

  /** From now on cells are told that the store is there. */
  void stands(String storeUri) {
    new cn.houqin.standalone.cell.Surroundings(
            storeUri,
            broker(),
            TestTokens.issuer(),
            "secret",
            URI.create(standard.address()),
            Surroundings.freePort())
        .keep(home);
  }

  String storeUri() {
    return store.uri();
  }

  String broker() {
    return TestBroker.bootstrapServers();
  }

  /** Hospitals are known, with place and category. */
  void furnish(Hospital... hospitals) {
    try (var elsewhere = new Announcer(broker())) {
      List.of(hospitals).forEach(hospital -> hospital.announce(elsewhere));
    }
    List.of(hospitals).forEach(hospital -> hospital.furnish(standard.address()));
  }

  /** A hospital where somebody is warned at every tenth of a minute, and after it. */
  void furnishInHaste(Hospital hospital) {
    try (var elsewhere = new Announcer(broker())) {
      hospital.announce(elsewhere, 1, "[10,20,30,40,50,60,70,80,90]");
    }
    hospital.furnish(standard.address());
  }

  /** Through which all work is done. */
  String address() {
    return gateway.address();
  }

  Cells cells() {
    return cells;
  }

  /** What the command told people, line by line. */
  List<String> said() {
    return said;
  }

  /** Of the default deployment. */
  MongoDatabase atHome() {
    return client.getDatabase(HOME_DATABASE);
  }

  /** Of the line's own. */
  MongoDatabase inCell() {
    return client.getDatabase(HOME_DATABASE + "_cleaning");
  }

  @Override
  public void close() {
    cells.stop();
    gateway.close();
    standard.close();
    client.close();
    store.close();
  }
}
