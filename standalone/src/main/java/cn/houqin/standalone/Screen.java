package cn.houqin.standalone;

import cn.houqin.standalone.signin.Account;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The one screen that tells a new user everything. */
final class Screen {

  private Screen() {}

  static String of(Platform platform, Path home) {
    var people =
        Account.demo().stream()
            .map(
                account ->
                    "  %-12s %s%s"
                        .formatted(
                            account.name(),
                            String.join(" ", account.roles()),
                            account.vendor() == null ? "" : " of " + account.vendor()))
            .collect(Collectors.joining("\n"));
    return """

    Houqin 后勤 is ready.
      address   %s
      API docs  %s/docs
      sign-in   %s  (a token: curl -u NAME:NAME-secret -d grant_type=client_credentials %s/oauth2/token)
      store     %s
      broker    Kafka, one node in this process, 127.0.0.1:%d
      data      %s
      next      ./houqin demo month
      stop      Ctrl-C, or ./houqin down

    Demo people (the secret is the name and "-secret"):
    %s

    """
        .formatted(
            platform.address(),
            platform.address(),
            platform.issuer(),
            platform.issuer(),
            platform.store(),
            platform.ports().broker(),
            home,
            people);
  }
}
