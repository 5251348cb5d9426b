package cn.houqin.platform.problem;

import java.util.List;
import java.util.Map;

/**
 * A rule the request broke. Subclasses are named after the rule. {@code type} is the stable slug of
 * the problem type URI; its texts stand under {@code problem.<type>} (title) and {@code
 * problem.<type>.detail} in the message bundles, filled with {@code arguments}.
 */
public class BrokenRule extends RuntimeException {

  private final int status;
  private final String type;
  private final List<FieldError> errors;
  private final List<String> arguments;

  public BrokenRule(int status, String type, List<FieldError> errors, Object... arguments) {
    super(type + " " + List.of(arguments) + " " + errors);
    this.status = status;
    this.type = type;
    this.errors = List.copyOf(errors);
    this.arguments = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
  }

  public BrokenRule(int status, String type, Object... arguments) {
    this(status, type, List.of(), arguments);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public List<String> arguments() {
    return arguments;
  }

  /** Further members of the problem, for example the commands that are allowed instead. */
  public Map<String, Object> members() {
    return Map.of();
  }

  /** Seconds for Retry-After; 0 means no such header. */
  public int retryAfterSeconds() {
    return 0;
  }
}
