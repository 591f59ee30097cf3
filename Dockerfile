# The server needs no build step: production dependencies and the sources are the program; the console is built once, in here. It needs
# PostgreSQL beside it (docker-compose.yml): the embedded server is a development dependency and not in here.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --no-update-notifier

FROM node:24-bookworm-slim AS console
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier
COPY openapi.yaml tsconfig.json ./
COPY src/core src/core
COPY src/documents src/documents
COPY web web
RUN node web/build.ts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY migrations migrations
COPY docs/problems.md docs/problems.md
COPY src src
COPY --from=console /app/web/dist web/dist
# Where a volume keeps the saved watchlist: a new one takes over its owner and mode. The only place that the program writes to.
RUN install -d -o 1000 -g 1000 -m 0700 /var/lib/iamis
# The image's account "node", by number: orchestrators that ask for a non-root image can't look names up.
USER 1000:1000
EXPOSE 8080
# Liveness and readiness in one: a process whose database is away must not get lanes.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "src/main.ts", "serve"]
