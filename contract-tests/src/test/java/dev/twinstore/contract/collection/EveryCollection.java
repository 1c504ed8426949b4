package dev.twinstore.contract.collection;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs a class of tests once for each collection that has what the tests need; the collection is
 * the first argument of the class's constructor.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Contracted.class)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(EveryCollection.Source.class)
public @interface EveryCollection {

  /** What a collection must have, so that the tests mean something. */
  Trait[] value() default {};

  /** The collections there are. */
  final class Source implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      List<Trait> needed =
          AnnotationSupport.findAnnotation(context.getRequiredTestClass(), EveryCollection.class)
              .map(each -> List.of(each.value()))
              .orElseThrow();
      return Run.of(context).collections().stream()
          .filter(collection -> needed.stream().allMatch(trait -> trait.of(collection)))
          .map(Arguments::of);
    }
  }
}
