package cn.houqin.standalone;

import cn.houqin.standalone.cell.Cells;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.signin.Account;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What a person reads who started it or made a client. */
final class Screen {

  private Screen() {}

  /** The one screen that tells a new user everything. */
  static String of(Platform platform, Path home) {
    return """

    Houqin 后勤 is ready.
      address   %1$s
      API docs  %1$s/docs
      sign-in   %2$s  (a token: curl -s -u NAME:NAME-secret -d grant_type=client_credentials %2$s/oauth2/token)
      store     %3$s
      broker    Kafka, one node in this process, 127.0.0.1:%4$d
      data      %5$s
      lines     %7$s
      next      ./houqin demo month, ./houqin client create NAME
      stop      Ctrl-C, or ./houqin down%8$s

    Demo people (the password is the name and "-secret"; a script uses the same two as client id and secret):
    %6$s

    """
        .formatted(
            platform.address(),
            platform.issuer(),
            platform.store(),
            platform.ports().broker(),
            home,
            people(),
            lines(home),
            Recording.isUsed()
                ? ""
                : "\n  faster    ./houqin record, once: later starts use what it noted");
  }

  private static String lines(Path home) {
    var own = new Cells(home, System.out::println).deployments();
    return own.isEmpty()
        ? "all in work-order-service (./houqin cell add LINE gives one its own)"
        : "of their own: "
            + own.entrySet().stream()
                .map(cell -> cell.getKey() + " " + cell.getValue())
                .collect(Collectors.joining(", "));
  }

  private static String people() {
    return Account.demo().stream()
        .map(
            account ->
                "  %-12s %s%s"
                    .formatted(
                        account.name(),
                        String.join(" ", account.roles()),
                        account.vendor() == null ? "" : " of " + account.vendor()))
        .collect(Collectors.joining("\n"));
  }

  /** A new client's id, secret and first request. */
  static String ofClient(Account client, Ports ports) {
    return """
    client id  %1$s
    secret     %2$s
    It may do what an INTEGRATOR of the demo hospital may. A first request:

    TOKEN=$(curl -s -u %1$s:%2$s -d grant_type=client_credentials %3$s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
    curl -s -H "Authorization: Bearer $TOKEN" %4$s/api/service-lines
    """
        .formatted(client.name(), client.secret(), ports.issuer(), ports.address());
  }
}
