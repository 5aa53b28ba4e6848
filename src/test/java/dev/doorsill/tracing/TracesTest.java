package dev.doorsill.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which spans there are, and what they say. */
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Optional<String> RECORDED = Optional.of("00-" + TRACE + "-00f067aa0ba902b7-01");
    private static final Optional<String> UNRECORDED = Optional.of("00-" + TRACE + "-00f067aa0ba902b7-00");

    private final KeptSpans spans = new KeptSpans();

    private SpanData only() {
        assertThat(spans.all()).hasSize(1);
        return spans.all().get(0);
    }

    @Test
    void withoutACollectorNothingIsAdded() {
        var off = Traces.off();
        var work = Uni.createFrom().item(1);
        assertThat(off.call("call", Map.of(), work)).isSameAs(work);
        assertThat(off.step("step", work)).isSameAs(work);
        assertThat(off.request(RECORDED)).isSameAs(Step.NONE);
        assertThat(off.current()).isSameAs(Step.NONE);
        assertThat(Step.NONE.named("n").mark(Mark.CODE, "c").traceId()).isEmpty();
    }

    @Test
    void aCallersTraceIsContinuedAsTheCallerWantsIt() {
        spans.traces(0, true).request(RECORDED).end();
        assertThat(only().getTraceId()).isEqualTo(TRACE);
        var unrecorded = spans.traces(1, true).request(UNRECORDED);
        assertThat(unrecorded.traceId()).contains(TRACE);
        assertThat(unrecorded.traceparent()).isEmpty();
        unrecorded.end();
        assertThat(spans.all()).hasSize(1);
    }

    @Test
    void strangersHaveNoSay() {
        spans.traces(1, false).request(UNRECORDED).end();
        assertThat(only().getTraceId()).isNotEqualTo(TRACE);
        assertThat(only().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void whatIsDoneForManyIsLinkedToEachWhoIsRecorded() {
        var traces = spans.traces(0, true);
        var askers = List.of(
                traces.request(RECORDED), traces.request(Optional.empty()), traces.request(RECORDED), Step.NONE);
        var done = traces.apart(askers, "together", () -> Uni.createFrom().item(7));
        assertThat(done.await().indefinitely()).isEqualTo(7);
        assertThat(only().getParentSpanContext().isValid()).isFalse();
        assertThat(only().getLinks())
                .extracting(LinkData::getSpanContext)
                .containsExactly(
                        askers.get(0).span().getSpanContext(),
                        askers.get(2).span().getSpanContext());
    }

    @Test
    void whatIsDoneForOneIsAPartOfIt() {
        var traces = spans.traces(0, true);
        var asker = traces.request(RECORDED);
        var failing = traces.apart(List.of(asker), "alone", () -> {
            throw new IllegalArgumentException("a secret");
        });
        assertThatThrownBy(() -> failing.await().indefinitely()).isInstanceOf(IllegalArgumentException.class);
        assertThat(only().getParentSpanContext()).isEqualTo(asker.span().getSpanContext());
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.text()).contains("java.lang.IllegalArgumentException").doesNotContain("a secret");
    }

    @Test
    void aProblemIsToldByItsCode() {
        spans.traces(1, true).request(RECORDED).fail(Problem.of(ProblemCode.STORE_UNAVAILABLE));
        assertThat(only().getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("STORE_UNAVAILABLE");
    }
}
