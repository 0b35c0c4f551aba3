// The service worker: keeps the site's own files, so that the page opens without a network after the first visit. It
// answers for these files only, stores nothing else, and asks for nothing that the page does not ask for.
// The store is the origin's: others on it, and Gouji in other folders of it, keep theirs there too.
const OWN = `gouji-${self.registration.scope} `;
const CACHE = OWN + "VERSION";
const FILES = ["FILES"];

const address = (name) => new URL(name, self.registration.scope).href;

// A new version waits until the last page of the old one is closed: that one still fetches its readers from the store.
self.addEventListener("install", (event) => {
  const requests = FILES.map((name) => new Request(address(name), { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

// The page that is open already has its files from the store, too, when the network is gone.
self.addEventListener("activate", (event) => {
  const drop = (names) => names.filter((name) => name.startsWith(OWN) && name !== CACHE);
  const dropped = caches.keys().then((names) => Promise.all(drop(names).map((name) => caches.delete(name))));
  event.waitUntil(dropped.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = event.request.url.split(/[?#]/)[0];
  const page = url === address("./") || url === address("index.html");
  if (event.request.method !== "GET" || !(page || FILES.some((name) => address(name) === url))) return;
  const kept = () => caches.match(page ? address("./") : url, { cacheName: CACHE });
  const fetched = () => fetch(event.request);
  // The page itself from the network while that gives it, so that nobody is stuck with an old version; the files that
  // it names, whose names change with their content, from the store.
  event.respondWith(
    page
      ? fetched().then((response) => (response.status < 500 ? response : kept().then((copy) => copy || response)), kept)
      : kept().then((copy) => copy || fetched()),
  );
});
