package dev.doorsill.tracing;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets up the one tracer, where there is a collector, and brings the last spans there when the service stops. */
@Singleton
class Tracing {
    private final TracesConfig config;
    private final Optional<SdkTracerProvider> provider;

    Tracing(
            TracesConfig config,
            Provider<SpanExporter> collector,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "HOSTNAME") Optional<String> host) {
        var meter = new SpanMeter(meters);
        this.config = config;
        this.provider = config.endpoint()
                .map(endpoint -> SdkTracerProvider.builder()
                        .setResource(resource(name, version, host))
                        .setSampler(Sampler.parentBased(new RootSampler(config.ratio())))
                        .addSpanProcessor(new SpanQueue(config, collector.get(), meter))
                        .build());
    }

    @Produces
    @Singleton
    Traces traces() {
        return provider.map(known -> new Traces(known.get("dev.doorsill"), config.followCallers()))
                .orElseGet(Traces::off);
    }

    private static Resource resource(String name, String version, Optional<String> host) {
        var own = Resource.getDefault().toBuilder().put("service.name", name).put("service.version", version);
        host.ifPresent(instance -> own.put("service.instance.id", instance));
        return own.build();
    }

    @PreDestroy
    void flush() {
        provider.ifPresent(known -> known.shutdown().join(config.flushTimeout().toMillis(), TimeUnit.MILLISECONDS));
    }
}
