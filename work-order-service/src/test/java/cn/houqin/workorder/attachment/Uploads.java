package cn.houqin.workorder.attachment;

import cn.houqin.platform.testing.TestApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Files sent and fetched as bytes, by one person. */
record Uploads(TestApi who) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A photo of a size: what begins like a JPEG. */
  static byte[] photo(int bytes) {
    var begins = HexFormat.of().parseHex("ffd8ffe000104a464946");
    return Arrays.copyOf(begins, bytes);
  }

  HttpResponse<byte[]> send(String line, byte[] content) {
    return send(line, content, UUID.randomUUID().toString());
  }

  HttpResponse<byte[]> send(String line, byte[] content, String key) {
    return exchange(
        "/api/service-lines/" + line + "/attachments?name=leck%E6%BC%8F.jpg",
        request ->
            request
                .header("Content-Type", "text/html")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(content)));
  }

  /** The id of a photo that was taken in. */
  String photoOf(String line) {
    var taken = send(line, photo(500));
    if (taken.statusCode() != 201) {
      throw new AssertionError(new String(taken.body()));
    }
    return JsonMapper.shared().readTree(taken.body()).get("attachment").asString();
  }

  HttpResponse<byte[]> fetch(String path) {
    return exchange(path, request -> request.GET());
  }

  private HttpResponse<byte[]> exchange(
      String path, java.util.function.UnaryOperator<HttpRequest.Builder> as) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + who.port() + path))
              .header("Authorization", "Bearer " + who.token());
      return HTTP.send(as.apply(request).build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
