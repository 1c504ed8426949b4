/**
 * What every collection shares of HTTP: checking requests against the contract, problems,
 * preconditions, cursors, request ids, health. It knows no collection by name and nothing of AWS.
 *
 * <p>A request passes {@code RequestValve} (its id, its log line, its time), {@code AdmissionValve}
 * (its turn), {@code ContractInterceptor} (all that the contract says of it), a controller, {@code
 * Documents}, and the kernel; whatever is thrown on the way becomes an answer in {@code
 * ProblemAdvice}, and what never gets that far in {@code ProblemReportValve}.
 */
@NullMarked
package dev.twinstore.server.web;

import org.jspecify.annotations.NullMarked;
