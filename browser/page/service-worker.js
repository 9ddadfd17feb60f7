// Keeps what was loaded: pages and files of the site anew when there is a network, the runtime,
// whose address names its version, for good.
const SITE = "handgrad-site-BUILD";
const RUNTIME = "handgrad-runtime-VERSION";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("handgrad-") && ![SITE, RUNTIME].includes(name)) {
          await caches.delete(name);
        }
      }
      await clients.claim();
    })(),
  );
});

// The page tells what it had loaded before this worker was there.
self.addEventListener("message", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(SITE);
      const ours = event.data.filter((url) => new URL(url).origin === location.origin);
      for (const url of new Set(ours.filter((each) => !isRuntime(each)))) {
        if (!(await cache.match(url))) await cache.add(url).catch(() => {});
      }
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (isRuntime(request.url)) event.respondWith(keptFirst(request));
  else if (new URL(request.url).origin === location.origin) event.respondWith(newFirst(request));
});

function isRuntime(url) {
  return /pyodide[^?]*\.(?:mjs|js|wasm|json)$|python_stdlib\.zip$|\.whl$/.test(url);
}

async function keptFirst(request) {
  const cache = await caches.open(RUNTIME);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

async function newFirst(request) {
  const cache = await caches.open(SITE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request.url, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request.url, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
