package cn.houqin.kpi.consequence;

import cn.houqin.kpi.ladder.Step;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment may set.
 *
 * @param appealWindow how long a vendor may appeal against what is served
 * @param headFrom the step from which on the head of logistics confirms, not the vendor manager
 */
@ConfigurationProperties("houqin.consequences")
record ConsequenceSettings(
    @DefaultValue("7d") Duration appealWindow, @DefaultValue("FINAL_WARNING") Step headFrom) {}
