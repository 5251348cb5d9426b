package cn.houqin.kpi.source;

import java.util.List;

/** Evidence that this service itself is the source of. */
public interface OwnManifest {

  /** What such evidence calls its source. */
  String gives();

  /** The ids of all such evidence of a month, withdrawn ones included. */
  List<String> evidenceIds(Manifests.Question asked);
}
