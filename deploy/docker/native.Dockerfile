# Doorsill as a native binary: the image that starts quickest and is smallest. From the project's root:
#
#   docker build -f deploy/docker/native.Dockerfile -t doorsill:0.1.0-native .
#
# It is built on the sort of machine it is for, with 12 GB of memory or more (the builder took 8.4).

FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build
USER root
WORKDIR /doorsill
# Where Maven itself comes from, if not from its own archive: a repository of your own.
ARG MVNW_REPOURL
ENV MAVEN_USER_HOME=/m2
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN --mount=type=cache,target=/m2 \
    ./mvnw -B -ntp -Dmaven.repo.local=/m2/repository \
      package -Dnative -Dmaven.test.skip=true -Dspotless.check.skip=true \
    && mv target/*-runner target/doorsill

# Has the C library and zlib, which the binary wants, and no shell, no package manager, nobody but 65532.
FROM gcr.io/distroless/java-base-debian13:nonroot
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Doorsill" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /doorsill/target/doorsill /doorsill/doorsill
COPY --from=build /doorsill/target/doorsill.cdx.json /doorsill/doorsill.cdx.json
# After the copies, which make the folder root's: WORKDIR would make it its user's.
WORKDIR /doorsill
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/doorsill/doorsill", "-XX:MaximumHeapSizePercent=60"]
