package dev.twinstore.server.repairs;

import dev.twinstore.server.twin.Repairs;
import dev.twinstore.server.twin.TwinStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the schedule of sweeps with the server, and ends it with the server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RepairSettings.class)
class RepairConfiguration {

  @Bean
  SweepSchedule sweepSchedule(Repairs repairs, TwinStore store, RepairSettings settings) {
    return new SweepSchedule(repairs, store, settings);
  }
}
