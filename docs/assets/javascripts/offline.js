/**
 * Starts the service worker, which keeps what was read; a browser that has none reads as before.
 */

/** @param {string} base where the site starts; a site that is read from a folder is at hand already */
export function keepOffline(base) {
  if (isSecureContext && location.protocol !== "file:" && navigator.serviceWorker) {
    addEventListener("load", () => start(navigator.serviceWorker, base).catch(() => {}));
  }
}

/** A version that waited for this page to be loaded again takes over now, and the page comes from it. */
async function start(workers, base) {
  const { waiting } = await workers.register(new URL("service-worker.js", base), { updateViaCache: "none" });
  if (waiting && workers.controller) {
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    workers.controller.postMessage({ do: "turn" });
  }
}
