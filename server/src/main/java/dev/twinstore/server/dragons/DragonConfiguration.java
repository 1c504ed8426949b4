package dev.twinstore.server.dragons;

import dev.twinstore.server.model.Dragon;
import dev.twinstore.server.twin.CollectionRules;
import dev.twinstore.server.web.Documents;
import dev.twinstore.server.web.Resources;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the collection, for the controller and for the worker. */
@Configuration(proxyBeanMethods = false)
class DragonConfiguration {

  private static final CollectionRules RULES =
      new CollectionRules("dragons", Optional.of("dragonName"), Optional.of("family"));

  @Bean
  Documents<Dragon> dragons(Resources resources) {
    return resources.open(RULES, "id", Dragon.class, "DragonReplacement");
  }
}
