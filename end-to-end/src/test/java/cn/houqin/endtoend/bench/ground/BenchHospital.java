package cn.houqin.endtoend.bench.ground;

import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hospital whose cleaning is under contract, known to work-order-service: 200 rooms, 10
 * categories.
 */
public final class BenchHospital {

  public static final String NAME = "bench";
  public static final int ROOMS = 200;
  public static final int CATEGORIES = 10;

  /** Of the contract; the last is a tenth of them. */
  public static final List<String> PRIORITIES = List.of("ROUTINE", "ROUTINE", "ROUTINE", "URGENT");

  private static final List<String> WHERE =
      List.of("三楼西侧走廊", "门诊大厅东门", "住院部电梯口", "急诊留观区", "检验科门前", "手术室缓冲间", "护士站对面", "地下一层通道");
  private static final List<String> WHAT =
      List.of("地面有积水", "垃圾桶已满", "墙面有污渍", "玻璃破损需清理", "洗手液用完", "有呕吐物需要消毒", "地胶翘起", "灯箱积灰");
  private static final List<String> HOW =
      List.of("请尽快派人处理", "病人反映两次了", "下班前处理即可", "请先放置警示牌", "处理后请电话告知", "今天已是第二次");

  private final Ground ground;
  private final Hospital hospital = new Hospital(NAME);
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  BenchHospital(Ground ground) {
    this.ground = ground;
  }

  void open() {
    hospital.announce(ground.topics());
    var service = ground.service("work-order-service").address();
    hospital.furnish(service);
    var http = new Http(service);
    for (var n = 0; n < ROOMS; n++) {
      enter(
          http,
          "/api/locations",
          "{\"code\": \"%s\", \"name\": \"%1$s\", \"kind\": \"ROOM\", \"parent\": \"B1\"}"
              .formatted(room(n)));
    }
    for (var n = 0; n < CATEGORIES; n++) {
      enter(
          http,
          "/api/categories",
          "{\"category\": \"%s\", \"line\": \"%s\", \"name\": \"C\"}"
              .formatted(category(n), Hospital.LINE));
    }
  }

  private void enter(Http http, String path, String body) {
    try {
      var reply = http.send(0, Http.post(path, token("ADMINISTRATOR"), body));
      if (reply.status() != 201) {
        throw new AssertionError(path + ": " + reply.status() + " " + reply.text());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static String room(int number) {
    return "B1-R%03d".formatted(number);
  }

  public static String category(int number) {
    return "CAT_%02d".formatted(number);
  }

  String name() {
    return NAME;
  }

  /** What somebody reports, some 25 characters that hardly repeat. */
  public static String description(SplittableRandom random) {
    return "%s%s，%s，编号%05d"
        .formatted(
            WHERE.get(random.nextInt(WHERE.size())),
            WHAT.get(random.nextInt(WHAT.size())),
            HOW.get(random.nextInt(HOW.size())),
            random.nextInt(100_000));
  }

  /** A request's body. */
  public static String request(SplittableRandom random) {
    return """
    {"category": "%s", "location": "%s", "priority": "%s", "requester": "护士%d", "description": "%s"}\
    """
        .formatted(
            category(random.nextInt(CATEGORIES)),
            room(random.nextInt(ROOMS)),
            PRIORITIES.get(random.nextInt(PRIORITIES.size())),
            random.nextInt(500),
            description(random));
  }

  /** Somebody's with a role, whose subject is the role in lower case. */
  public String token(String role) {
    return tokens.computeIfAbsent(
        role, _ -> TestTokens.of(role.toLowerCase(Locale.ROOT), NAME, role));
  }

  /** Of a user of the vendor under contract. */
  public String vendorToken() {
    return tokens.computeIfAbsent(
        "VENDOR", _ -> TestTokens.vendor("worker", NAME, Hospital.VENDOR));
  }
}
