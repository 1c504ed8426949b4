package dev.twinstore.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Puts the contract's checks into Spring MVC, and says how models become JSON. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  WebMvcConfigurer contractChecks(ContractInterceptor interceptor, JsonMapper mapper) {
    return new WebMvcConfigurer() {
      @Override
      public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new ContractConstants(mapper));
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(interceptor);
        registry.addInterceptor(new OneContract()).addPathPatterns(OneContract.PATHS);
      }

      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/swagger-ui/index.html");
      }
    };
  }

  @Bean
  WebMvcRegistrations contractMappings(Contract contract, JsonMapper mapper) {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ContractMapping(contract);
      }

      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new CheckedBodies(new CheckedBody(mapper));
      }
    };
  }

  @Bean
  JsonMapperBuilderCustomizer exactJson() {
    return WebConfiguration::exact;
  }

  /** Numbers by value and in plain notation, members in the contract's order, absent is absent. */
  static JsonMapper.Builder exact(JsonMapper.Builder mapper) {
    return mapper
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        // A list that breaks off must not be closed as if that were all.
        .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .addModule(new SimpleModule("moments").addSerializer(new MomentSerializer()));
  }

  /** Takes request bodies from {@link CheckedBody}, before the framework would read them itself. */
  private static final class CheckedBodies extends RequestMappingHandlerAdapter {

    private final CheckedBody checkedBody;

    CheckedBodies(CheckedBody checkedBody) {
      this.checkedBody = checkedBody;
    }

    @Override
    public void afterPropertiesSet() {
      super.afterPropertiesSet();
      List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
      resolvers.add(checkedBody);
      resolvers.addAll(getArgumentResolvers());
      setArgumentResolvers(resolvers);
    }
  }

  private static final class MomentSerializer extends StdSerializer<OffsetDateTime> {

    MomentSerializer() {
      super(OffsetDateTime.class);
    }

    @Override
    public void serialize(
        OffsetDateTime moment, JsonGenerator generator, SerializationContext context) {
      generator.writeString(DocumentForm.text(moment.toInstant()));
    }
  }
}
