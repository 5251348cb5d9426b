package cn.houqin.platform.docs;

import cn.houqin.platform.security.Rights;
import cn.houqin.platform.web.RequiresIfMatch;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Says of every operation which roles may call it ({@code x-roles}), and where If-Match is due. */
final class RightsInDocs implements GlobalOperationCustomizer {

  private final Rights rights = new Rights();

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    operation.addExtension("x-roles", rights.roles(handler).stream().map(Enum::name).toList());
    if (handler.hasMethodAnnotation(RequiresIfMatch.class)) {
      operation.addParametersItem(
          new HeaderParameter().name("If-Match").required(true).schema(new StringSchema()));
    }
    return operation;
  }
}
