package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * The call changed nothing: the server refused it, could not be reached, or was never asked. What
 * is wrong can be put right and sent again without fear that it happens twice.
 */
public abstract sealed class RefusedException extends TwinstoreException
    permits InvalidRequestException,
        NotFoundException,
        MethodNotAllowedException,
        NotAcceptableException,
        TakenException,
        PreconditionFailedException,
        KeyReusedException,
        SweepRefusedException,
        TooLargeException,
        UnsupportedMediaTypeException,
        UnavailableException,
        InterruptedCallException {
  RefusedException(Call<?> call, ProblemDetails details, @Nullable Throwable cause) {
    super(call, details, cause);
  }
}
