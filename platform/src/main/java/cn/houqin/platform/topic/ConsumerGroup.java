package cn.houqin.platform.topic;

/** The service's consumer group: one per database, so that a new database reads from the start. */
public record ConsumerGroup(String id) {}
