package dev.doorsill;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.test.junit.buildchain.TestBuildChainCustomizerProducer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jacoco.core.JaCoCo;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.OfflineInstrumentationAccessGenerator;
import org.jboss.jandex.Index;

/**
 * Measures the classes of a running service before Quarkus rewrites them; the agent would see them afterwards, and what
 * it counted would fit no source. Does nothing where no agent collects.
 */
public final class RunningServiceCoverage implements TestBuildChainCustomizerProducer {
    @Override
    public Consumer<BuildChainBuilder> produce(Index testClasses) {
        return chain -> {
            if (isCollected()) {
                chain.addBuildStep(context -> instrument(context, testClasses))
                        .consumes(ApplicationArchivesBuildItem.class)
                        .produces(BytecodeTransformerBuildItem.class)
                        .build();
            }
        };
    }

    private static boolean isCollected() {
        try {
            Class.forName(JaCoCo.RUNTIMEPACKAGE + ".Offline", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void instrument(BuildContext context, Index testClasses) {
        var instrumenter = new Instrumenter(new OfflineInstrumentationAccessGenerator());
        for (var type : context.consume(ApplicationArchivesBuildItem.class)
                .getRootArchive()
                .getIndex()
                .getKnownClasses()) {
            var name = type.name().toString();
            if (testClasses.getClassByName(type.name()) == null && !name.startsWith("dev.doorsill.devservices")) {
                context.produce(new BytecodeTransformerBuildItem.Builder()
                        .setClassToTransform(name)
                        .setCacheable(true)
                        .setInputTransformer((ignored, bytes) -> instrument(instrumenter, bytes, name))
                        .build());
            }
        }
    }

    private static byte[] instrument(Instrumenter instrumenter, byte[] bytes, String name) {
        try {
            return instrumenter.instrument(bytes, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
