# Doorsill on a JVM that remembers (docs/start.md): the image for the most sign-ups per core. From the project's root:
#
#   docker build -f deploy/docker/jvm.Dockerfile -t doorsill:0.1.0 .
#
# For another sort of machine build on one (the cache is made by running the service): docs/deploying.md.

FROM --platform=$BUILDPLATFORM eclipse-temurin:25-jdk-noble AS build
ARG TARGETARCH
WORKDIR /doorsill
# Where Maven itself comes from, if not from its own archive: a repository of your own.
ARG MVNW_REPOURL
ENV MAVEN_USER_HOME=/m2
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
# Libraries in C are those of the machine that the image is for, not of this one.
RUN --mount=type=cache,target=/m2 \
    case "$TARGETARCH" in \
      amd64) sort=linux-x86-64 other=linux-arm-64 ;; \
      arm64) sort=linux-arm-64 other=linux-x86-64 ;; \
      *) echo "no libraries in C for $TARGETARCH" >&2; exit 1 ;; \
    esac; \
    ./mvnw -B -ntp -Dmaven.repo.local=/m2/repository "-P$sort,!$other" \
      package -Dmaven.test.skip=true -Dspotless.check.skip=true

# Signs people up against a PostgreSQL and a Redis of its own, with the very JVM, jars and paths of the image: a cache is good
# for nothing else. Whole seconds as times of change, which survive in layers.
FROM eclipse-temurin:25-jre-noble AS train
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends curl nodejs openssl postgresql redis-server \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /doorsill
COPY --from=build /doorsill/target/quarkus-app target/quarkus-app
COPY deploy/aot deploy/aot
COPY deploy/bench/gateway.mjs deploy/bench/ground.sh deploy/bench/
RUN find target/quarkus-app -exec touch -h -d @1767225600 {} + \
    && deploy/aot/train \
    && chmod -R a+rX target/quarkus-app

# No shell, no package manager, nobody but 65532.
FROM gcr.io/distroless/java-base-debian13:nonroot
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Doorsill" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=train /opt/java/openjdk /opt/java/openjdk
COPY --from=train /doorsill/target/quarkus-app /doorsill/target/quarkus-app
COPY --from=build /doorsill/target/doorsill.cdx.json /doorsill/doorsill.cdx.json
# After the copies, which make the folder root's: WORKDIR would make it its user's.
WORKDIR /doorsill
ENV JAVA_HOME=/opt/java/openjdk LANG=C.UTF-8
USER 65532:65532
EXPOSE 8080
# Beside the heap lie what Argon2id takes (19 MiB for each hash under way), buffers of the network and classes. The
# serial collector costs least where there are few cores and half a gigabyte (docs/benchmark.md). More options: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["/opt/java/openjdk/bin/java", "-XX:AOTCache=/doorsill/target/quarkus-app/doorsill.aot", "-XX:+UseSerialGC", "-XX:InitialRAMPercentage=55", "-XX:MaxRAMPercentage=55", "-XX:+ExitOnOutOfMemoryError", "-jar", "/doorsill/target/quarkus-app/quarkus-run.jar"]
