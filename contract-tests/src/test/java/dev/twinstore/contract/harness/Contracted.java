package dev.twinstore.contract.harness;

import dev.twinstore.contract.proxy.Faults;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives tests the {@link Run}, and closes each of them with the twins check over each collection
 * that it asked anything of, and each class with that over all of them: whatever a test did, and if
 * it only read or was refused, each row has its one copy, each copy its row, each marker its
 * document.
 *
 * <p>Two kinds of test may ask the {@link Ledger} for an exception: those that leave an orphan by
 * design (a delete, or a write of unknown outcome, while a store is away) and those that tamper
 * with a copy themselves.
 */
public final class Contracted
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver,
        ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (needs(NeedsFaults.class, context) && !Run.of(context).canFault()) {
      return skip(context, "the wire between this server and its stores is not ours");
    }
    if (needs(NeedsQueue.class, context) && !Run.of(context).hasQueue()) {
      return skip(context, "nothing says that this server has a queue and a topic");
    }
    return ConditionEvaluationResult.enabled("runs anywhere");
  }

  private static boolean needs(Class<? extends Annotation> what, ExtensionContext context) {
    return context.getTestMethod().isPresent()
        && (AnnotationSupport.isAnnotated(context.getTestMethod(), what)
            || AnnotationSupport.isAnnotated(context.getTestClass(), what));
  }

  private static ConditionEvaluationResult skip(ExtensionContext context, String why) {
    Run.of(context).saw(context.getRequiredTestMethod());
    Run.of(context).skipped().add(Run.nameOf(context.getRequiredTestMethod()), why);
    return ConditionEvaluationResult.disabled(why);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Run.of(context).ledgers().forEach(Ledger::open);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Run.of(context).saw(context.getRequiredTestMethod());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Run run = Run.of(context);
    if (run.canFault()) {
      Faults faults = run.faults();
      boolean lifted = faults.none();
      faults.clear();
      if (!lifted) {
        throw new AssertionError("A test left a fault in force");
      }
    }
    run.ledgers().stream().filter(Ledger::isTouched).forEach(Ledger::close);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Run.of(context).ledgers().forEach(Ledger::close);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Run.class;
  }

  @Override
  public Run resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Run.of(context);
  }
}
