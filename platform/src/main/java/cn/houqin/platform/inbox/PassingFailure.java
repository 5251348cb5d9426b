package cn.houqin.platform.inbox;

import cn.houqin.platform.problem.BrokenRule;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import feign.RetryableException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Tells failures that pass by themselves (a store, broker or service that does not answer now) from
 * those that a repetition does not mend.
 */
final class PassingFailure {

  private PassingFailure() {}

  static boolean is(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (passes(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      case BrokenRule rule -> rule.retryAfterSeconds() > 0;
      case TransientDataAccessException _,
          RecoverableDataAccessException _,
          DataAccessResourceFailureException _ ->
          true;
      case MongoSocketException _,
          MongoTimeoutException _,
          MongoNotPrimaryException _,
          MongoNodeIsRecoveringException _ ->
          true;
      case MongoException mongo ->
          mongo.hasErrorLabel("RetryableWriteError")
              || mongo.hasErrorLabel("TransientTransactionError");
      case RetriableException _, InterruptException _, RetryableException _ -> true;
      case ResourceAccessException _, ConnectException _, InterruptedIOException _ -> true;
      case TimeoutException _, InterruptedException _ -> true;
      default -> false;
    };
  }
}
