package cn.houqin.endtoend.bench.gateway;

import cn.houqin.endtoend.bench.ground.Unit;
import cn.houqin.endtoend.faults.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's nginx, one process: as what answers, and as what passes on. */
final class Nginx {

  private static final int BYTES = 1_001;

  Unit answering() throws IOException {
    var port = Surroundings.freePort();
    var body = "{\"text\":\"%s\"}".formatted("x".repeat(BYTES - 11));
    return start(
        "nginx",
        port,
        """
        location / {
          default_type application/json;
          return 200 '%s';
        }
        """
            .formatted(body),
        "");
  }

  /** Its time counts as a gateway's. */
  Unit passing(Unit behind) throws IOException {
    return start(
        "gateway-nginx",
        Surroundings.freePort(),
        """
        location / {
          proxy_pass http://behind;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
        }
        """,
        "upstream behind { server %s; keepalive 64; }"
            .formatted(behind.address().replace("http://", "")));
  }

  private static Unit start(String name, int port, String location, String upstream)
      throws IOException {
    var folder = Files.createTempDirectory("houqin-bench-nginx");
    var settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off;
        master_process off;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events { worker_connections 512; }
        http {
          access_log off;
          keepalive_requests 100000000;
          client_body_temp_path %1$s/a;
          proxy_temp_path %1$s/b;
          fastcgi_temp_path %1$s/c;
          uwsgi_temp_path %1$s/d;
          scgi_temp_path %1$s/e;
          %4$s
          server {
            listen 127.0.0.1:%2$d;
            %3$s
          }
        }
        """
            .formatted(folder, port, location, upstream));
    return Unit.started(name, port, List.of(program(), "-c", settings.toString())).answering("/");
  }

  private static String program() {
    var usual = Path.of("/usr/sbin/nginx");
    if (!Files.isExecutable(usual)) {
      throw new IllegalStateException("B13 needs nginx: apt-get install nginx-light");
    }
    return usual.toString();
  }
}
