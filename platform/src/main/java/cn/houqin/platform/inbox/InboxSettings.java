package cn.houqin.platform.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service consumes.
 *
 * @param group the consumer group; empty means the name of the service's database
 * @param concurrency consumers of this instance
 * @param patience how long an event that names something not yet known here may hold its partition
 *     up before it becomes a dead letter
 * @param longestPause between two tries of an event whose failure may pass
 */
@ConfigurationProperties("houqin.inbox")
record InboxSettings(
    @DefaultValue("") String group,
    @DefaultValue("2") int concurrency,
    @DefaultValue("2m") Duration patience,
    @DefaultValue("5s") Duration longestPause) {

  InboxSettings ofDatabase(String database) {
    return group.isEmpty()
        ? new InboxSettings(database, concurrency, patience, longestPause)
        : this;
  }
}
