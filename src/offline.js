// The service worker: keeps the site's own files, so that the page opens without a network after the first visit. It
// answers for these files only, stores nothing else, and asks for nothing that the page does not ask for.
const CACHE = "gouji-" + "VERSION";
const FILES = ["FILES"];

const address = (name) => new URL(name, self.registration.scope).href;

self.addEventListener("install", (event) => {
  const requests = FILES.map((name) => new Request(address(name), { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const drop = (names) => names.filter((name) => name.startsWith("gouji-") && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(drop(names).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const url = event.request.url.split("#")[0];
  const page = url === address("./") || url === address("index.html");
  if (event.request.method !== "GET" || !(page || FILES.some((name) => address(name) === url))) return;
  const kept = () => caches.match(page ? address("./") : url, { cacheName: CACHE });
  // The page itself from the network while there is one, so that nobody is stuck with an old version; the files that
  // it names, whose names change with their content, from the store.
  event.respondWith(
    page ? fetch(event.request).catch(kept) : kept().then((response) => response || fetch(event.request)),
  );
});
