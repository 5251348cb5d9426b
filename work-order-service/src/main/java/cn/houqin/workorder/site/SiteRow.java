package cn.houqin.workorder.site;

import org.jspecify.annotations.Nullable;

/** A row of a file of places, blank cells as null. */
record SiteRow(
    int row,
    String code,
    @Nullable String parent,
    String name,
    String kind,
    @Nullable String riskClass) {

  String pointer() {
    return "/rows/" + row;
  }
}
