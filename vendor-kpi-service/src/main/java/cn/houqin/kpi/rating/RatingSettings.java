package cn.houqin.kpi.rating;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Until when people rate a month.
 *
 * @param dueAfter how long after the month's end
 * @param remindBefore how long before that those who have not rated are reminded
 */
@ConfigurationProperties("houqin.ratings")
record RatingSettings(
    @DefaultValue("5d") Duration dueAfter, @DefaultValue("2d") Duration remindBefore) {}
