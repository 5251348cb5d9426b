# One image for every service: docker build --build-arg SERVICE=contract-service .
# The boot jar is built before (./mvnw package); the image only layers it.
ARG BASE=eclipse-temurin:25.0.1_8-jre
FROM ${BASE} AS layers
ARG SERVICE
WORKDIR /layers
COPY ${SERVICE}/target/${SERVICE}-*-boot.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination out

FROM ${BASE}
RUN useradd --system --uid 10001 houqin
WORKDIR /app
COPY --from=layers /layers/out/dependencies/ ./
COPY --from=layers /layers/out/spring-boot-loader/ ./
COPY --from=layers /layers/out/snapshot-dependencies/ ./
COPY --from=layers /layers/out/application/ ./
USER 10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError" SERVER_ADDRESS=0.0.0.0 HOUQIN_DRAIN_FOR=3s
# bash asks by itself: the base has no curl, and a JVM for each question would cost more than the service idle.
HEALTHCHECK --interval=10s --timeout=10s --start-period=300s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}; printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3; head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "app.jar"]
