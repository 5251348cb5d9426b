package cn.houqin.gateway.route;

import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers out of several deployments what no single one can. */
public interface Together {

  /** Empty where one answers for all: the request is handed on to it. */
  Optional<ServerResponse> answer(ServerRequest request);
}
