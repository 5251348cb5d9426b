package cn.houqin.workorder.order;

/** Evidence given, with the month (yyyy-MM) it stands in. */
public record Mark(String evidenceId, String contract, String line, String month) {}
