package dev.doorsill.tracing;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/** The way to the collector: by the Java platform's own client, on threads of its own. */
@Singleton
@RegisterForReflection(classNames = "io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSenderProvider")
class OtlpExport {
    /** @throws IllegalStateException if the settings name no address that could be called */
    @Produces
    @Singleton
    SpanExporter exporter(TracesConfig config) {
        var endpoint = config.endpoint()
                .filter(OtlpExport::isHttp)
                .orElseThrow(() -> new IllegalStateException("doorsill.traces.endpoint is not an http(s) URL"));
        var builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setTimeout(config.timeout())
                .setConnectTimeout(config.timeout());
        config.headers().forEach(builder::addHeader);
        return builder.build();
    }

    private static boolean isHttp(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
