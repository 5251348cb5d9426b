package cn.houqin.kpi.scheme;

import cn.houqin.kpi.scheme.SchemeController.SchemeForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Schemes to begin with: shipped as a file, edited at will, posted like any other. */
@RestController
class Templates {

  private static final String SHIPPED = "/scheme-templates.json";

  private final List<Template> shipped;

  Templates(JsonMapper json) {
    try (var file = Objects.requireNonNull(Templates.class.getResourceAsStream(SHIPPED))) {
      this.shipped = List.of(json.readValue(file, Template[].class));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * A scheme to begin with; names and descriptions are words, by language tag (en, zh-CN).
   *
   * @param scheme what may be posted to /api/schemes, as it is or edited
   */
  record Template(
      String template,
      Map<String, String> name,
      Map<String, String> description,
      SchemeForm scheme) {}

  /** All of them. */
  @GetMapping("/api/scheme-templates")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  List<Template> all() {
    return shipped;
  }
}
