package dev.twinstore.server.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the container's own answers look like ours. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsEverywhere(
      RequestMetrics metrics) {
    return factory -> {
      factory.addEngineValves(new RequestValve(metrics), new AdmissionValve());
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
      // An id with an encoded slash is refused by name, like any other that can't exist; TRACE by
      // RequestValve, since the container's Allow would be wrong.
      factory.addConnectorCustomizers(
          connector -> {
            connector.setAllowTrace(true);
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(
                EncodedSolidusHandling.PASS_THROUGH.getValue());
          });
    };
  }
}
