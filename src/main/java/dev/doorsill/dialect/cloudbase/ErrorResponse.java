package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A failure: one SDK transport looks only at {@code error}, the other only at {@code error_code}. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ErrorResponse(String error, int errorCode, String errorDescription, String requestId) {}
