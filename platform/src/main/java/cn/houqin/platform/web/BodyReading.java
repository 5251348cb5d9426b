package cn.houqin.platform.web;

import cn.houqin.platform.observe.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a command once, up to a limit, leaves its digest for the idempotency key, and
 * puts the request under its trace.
 */
final class BodyReading extends OncePerRequestFilter {

  static final String DIGEST = BodyReading.class.getName() + ".digest";

  private final ProblemWriter problems;
  private final int mostBytes;
  private final int mostImportBytes;
  private final Supplier<Stream<BodyLimit>> others;
  private volatile @Nullable List<BodyLimit> known;

  BodyReading(
      ProblemWriter problems,
      int mostBytes,
      int mostImportBytes,
      Supplier<Stream<BodyLimit>> others) {
    this.problems = problems;
    this.mostBytes = mostBytes;
    this.mostImportBytes = mostImportBytes;
    this.others = others;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var failure = new Failure();
    Trace.with(
        request.getHeader(Trace.HEADER),
        () -> {
          failure.keep(() -> read(request, response, chain));
          Trace.passed(
              Trace.current(),
              "answered {} {} {}",
              request.getMethod(),
              request.getRequestURI(),
              response.getStatus());
        });
    failure.rethrow();
  }

  private void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(Trace.HEADER, Trace.current());
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (isOfAnyType(request)) {
      problems.write(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "http-415");
      return;
    }
    var limit = limit(request.getRequestURI());
    var body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "http-413");
      return;
    }
    request.setAttribute(DIGEST, digest(body));
    new SentBody(body).keepFor(request);
    chain.doFilter(new Read(request, body), response);
  }

  private int limit(String path) {
    return others().stream()
        .filter(other -> other.path().matcher(path).matches())
        .mapToInt(BodyLimit::mostBytes)
        .findFirst()
        .orElse(path.endsWith("/imports") ? mostImportBytes : mostBytes);
  }

  /** Beans, looked for with the first request and never again. */
  private List<BodyLimit> others() {
    var before = known;
    if (before != null) {
      return before;
    }
    var found = others.get().toList();
    known = found;
    return found;
  }

  private static boolean hasBody(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "POST", "PUT", "PATCH", "DELETE" -> true;
      default -> false;
    };
  }

  /** A range is what may be asked for, never what was sent. */
  private static boolean isOfAnyType(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.contains("*");
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A checked failure on its way through a {@link Runnable}. */
  private static final class Failure {

    private @Nullable IOException io;
    private @Nullable ServletException servlet;

    /** What a filter does. */
    @FunctionalInterface
    interface Step {
      void run() throws ServletException, IOException;
    }

    void keep(Step step) {
      try {
        step.run();
      } catch (IOException failed) {
        io = failed;
      } catch (ServletException failed) {
        servlet = failed;
      }
    }

    void rethrow() throws ServletException, IOException {
      if (io != null) {
        throw io;
      }
      if (servlet != null) {
        throw servlet;
      }
    }
  }

  /** The request with its body read. */
  private static final class Read extends HttpServletRequestWrapper {

    private final byte[] body;

    Read(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      var bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
          return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("The body is read already");
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
