package cn.houqin.kpi.source;

import java.util.List;
import java.util.Optional;

/** Evidence that this service itself is the source of. */
public interface OwnManifest {

  /** What such evidence calls its source. */
  String gives();

  /** The ids of all such evidence of a month, withdrawn ones included. */
  List<String> evidenceIds(Manifests.Question asked);

  /** What the month is not to be closed without for now, in words; empty if nothing. */
  default Optional<String> waitsFor(Manifests.Question asked) {
    return Optional.empty();
  }
}
