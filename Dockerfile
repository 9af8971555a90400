# Selon with its model, as a user without rights: docker build -t selon . && docker run --rm -v "$PWD:/data" selon extract articles -o claims.csv
FROM python:3.12-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE constraints.txt ./
COPY nlp_pipeline nlp_pipeline
RUN python -m venv /opt/selon \
 && /opt/selon/bin/pip install --no-cache-dir -c constraints.txt ".[documents,graph]"

FROM python:3.12-slim
COPY --from=build /opt/selon /opt/selon
RUN useradd --create-home --uid 1000 selon && mkdir /data && chown selon /data
USER selon
ENV PATH="/opt/selon/bin:$PATH" PYTHONUNBUFFERED=1
WORKDIR /data
ENTRYPOINT ["selon"]
CMD ["--help"]
