package cn.houqin.platform.inbox;

import cn.houqin.events.Event;
import java.time.Instant;

/**
 * An event as it arrived.
 *
 * @param id CloudEvents id; the same on redelivery
 * @param subject id of the aggregate that announced it
 * @param sequence of that aggregate's announcements
 */
public record Received<E extends Event>(
    String id, String hospital, String subject, long sequence, Instant time, E body) {}
