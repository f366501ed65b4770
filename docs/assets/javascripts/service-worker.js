/**
 * Lets the course be read without a connection. Runs beside the pages, as a service worker.
 *
 * Each version of the course has a cache of its own, and a file gets into it only with the hash that
 * the version's list names, so old and new never mix. A new version is fetched whole while the old
 * one is read; it takes over when the reader loads a page again and has no other page of it open.
 */
import { release } from "./release.js";

const AT_ONCE = 6;
const scope = new URL(self.registration.scope);
const family = `course ${scope.pathname} `;
const own = family + release.version;
/** Entries of a cache that say: it has all that it should, and the reader wants the whole course. */
const READY = new URL("?ready", scope).href;
const WHOLE = new URL("?whole", scope).href;

/** The listed file that an address leads to, or "" if there is none or it is of another version. */
function nameOf(address) {
  const url = new URL(address);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) {
    return "";
  }
  const path = decodedPath(url).slice(scope.pathname.length);
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const hash = Object.hasOwn(release.files, name) ? release.files[name][0] : "";
  const stamp = url.search.slice(1);
  // Only addresses under assets/ carry the hash of their own file.
  return hash && (!name.startsWith("assets/") || hash.startsWith(stamp)) ? name : "";
}

function decodedPath(url) {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return url.pathname;
  }
}

function isPage(name) {
  return name.endsWith(".html");
}

/** Where a file is asked for: some hosts answer index.html with a redirect to its folder. */
function addressOf(name) {
  const path = name.replace(/(^|\/)index\.html$/, "$1");
  return new URL(path.split("/").map(encodeURIComponent).join("/"), scope).href;
}

async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
}

function found(cache, name) {
  return cache.match(addressOf(name), { ignoreVary: true });
}

/** Puts an answer into this version's cache if it is the listed file, byte for byte; throws if not. */
async function take(name, response) {
  const body = await response.arrayBuffer();
  if (!response.ok || (await hashOf(body)) !== release.files[name][0]) {
    throw new Error(`${name} is not of version ${release.version}`);
  }
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const cache = await caches.open(own);
  await cache.put(addressOf(name), new Response(body, { headers }));
  return body;
}

/** Sees to it that a file is in this version's cache: from an older one if it is the same, or fetched. */
async function keep(name, older) {
  if (await found(await caches.open(own), name)) {
    return;
  }
  const before = older && (await found(older, name));
  try {
    await take(name, before ?? (await fetch(addressOf(name), { cache: "no-cache" })));
  } catch (fault) {
    if (!before) {
      throw fault;
    }
    await take(name, await fetch(addressOf(name), { cache: "no-cache" }));
  }
}

/** Does the work for each name, a few at once. After a fault none is begun; it throws when all have ended. */
async function each(names, work) {
  const left = [...names];
  const one = async () => {
    while (left.length) {
      await work(left.shift()).catch((fault) => {
        left.length = 0;
        throw fault;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, one));
  const failed = ends.find(({ status }) => status === "rejected");
  if (failed) {
    throw failed.reason;
  }
}

/** The cache of the version that is read now, if there is one. */
async function current() {
  for (const key of await caches.keys()) {
    const cache = key.startsWith(family) && key !== own && (await caches.open(key));
    if (cache && (await cache.match(READY))) {
      return cache;
    }
  }
  return null;
}

/** Fetches what all pages need, and all that was saved of the version before; fails if any is missing. */
async function install() {
  const older = await current();
  const cache = await caches.open(own);
  const whole = older && (await older.match(WHOLE));
  const had = older ? (await older.keys()).map(({ url }) => url).filter((url) => url !== READY && url !== WHOLE) : [];
  const saved = whole ? Object.keys(release.files) : had.map(nameOf).filter(Boolean);
  await each(new Set([...release.core, ...saved]), (name) => keep(name, older));
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  await each(open.map(({ url }) => nameOf(url)).filter(Boolean), (name) => keepRead(name).catch(() => {}));
  if (whole) {
    await cache.put(WHOLE, new Response());
  }
  await cache.put(READY, new Response());
}

/** Saves a page that is being read, and its pictures, also those that were not yet scrolled to. */
async function keepRead(name, response) {
  const address = addressOf(name);
  const cache = await caches.open(own);
  const body = response ? await take(name, response) : await keep(name).then(async () => (await found(cache, name)).arrayBuffer());
  const text = isPage(name) ? new TextDecoder().decode(body) : "";
  const beside = [...text.matchAll(/ (?:src|data-bank)="([^"]+)"/g)].map(([, to]) => nameOf(new URL(to, address)));
  await each(beside.filter(Boolean), (each) => keep(each));
}

async function activate() {
  const old = (await caches.keys()).filter((key) => key.startsWith(family) && key !== own);
  await Promise.all(old.map((key) => caches.delete(key)));
  await self.clients.claim();
}

/** Answers for a listed file: the saved copy, or the network's answer, which is then saved. */
async function answer(event, name) {
  const kept = await caches.open(own).then((cache) => found(cache, name)).catch(() => undefined);
  if (kept) {
    return kept;
  }
  const response = await fetch(event.request);
  if (response.ok) {
    const copy = response.clone();
    // A file that is not the listed one belongs to a newer version: time to look for it.
    event.waitUntil(keepRead(name, copy).catch(() => self.registration.update().catch(() => {})));
  }
  return response;
}

/** Answers for a page, with one that says what to do where there is no connection and no copy. */
async function answerPage(event, name) {
  try {
    return await (name ? answer(event, name) : fetch(event.request));
  } catch {
    const folder = nameOf(`${event.request.url.replace(/[?#].*/, "")}/`);
    return Response.redirect(folder ? addressOf(folder) : new URL("offline.html", scope).href);
  }
}

/** Lets this version, which waits, take over, unless a second page would find the old one gone. */
async function turn() {
  // A page that was just closed or left is still counted for a moment.
  for (let tries = 5; tries > 0; tries -= 1) {
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (open.filter(({ url }) => url.startsWith(scope.href)).length === 1) {
      self.skipWaiting(); // Not awaited: it settles only after this event has ended.
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function state() {
  const cache = await caches.open(own);
  const names = (await cache.keys()).map(({ url }) => nameOf(url)).filter(Boolean);
  const here = names.reduce((sum, name) => sum + release.files[name][1], 0);
  const bytes = Object.values(release.files).reduce((sum, [, size]) => sum + size, 0);
  return { version: release.version, whole: Boolean(await cache.match(WHOLE)), here, bytes };
}

/** Saves every file, and tells after each how far it is. */
async function save(tell) {
  let { here } = await state();
  const { bytes } = await state();
  const cache = await caches.open(own);
  await each(Object.keys(release.files), async (name) => {
    if (!(await found(cache, name))) {
      await keep(name);
      here += release.files[name][1];
      tell({ here, bytes });
    }
  });
  await cache.put(WHOLE, new Response());
}

/** Takes away what was saved, but for what all pages need. */
async function remove() {
  const cache = await caches.open(own);
  const stays = [READY, ...release.core.map(addressOf)];
  const keys = await cache.keys();
  await Promise.all(keys.filter(({ url }) => !stays.includes(url)).map((key) => cache.delete(key)));
}

const ACTIONS = {
  turn,
  state: () => {},
  save,
  remove,
};

async function act(event) {
  const tell = (what) => event.ports[0]?.postMessage(what);
  try {
    await ACTIONS[event.data.do](tell);
    tell({ ...(await state()), done: true });
  } catch (fault) {
    tell({ ...(await state()), done: true, fault: String(fault) });
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (Object.hasOwn(ACTIONS, event.data?.do)) {
    event.waitUntil(act(event));
  }
});
self.addEventListener("fetch", (event) => {
  const name = event.request.method === "GET" ? nameOf(event.request.url) : "";
  if (event.request.mode === "navigate" && event.request.method === "GET") {
    event.respondWith(answerPage(event, name));
  } else if (name) {
    event.respondWith(answer(event, name));
  }
});
