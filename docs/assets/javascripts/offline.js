/**
 * Starts the service worker, which keeps what was read; a browser that has none reads as before.
 */

/** @param {string} base where the site starts; a site that is read from a folder is at hand already */
export function keepOffline(base) {
  if (isSecureContext && location.protocol !== "file:" && navigator.serviceWorker) {
    const workers = navigator.serviceWorker;
    if (workers.controller) {
      // The version that this page came from was taken over, at the latest while it was loading.
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    }
    addEventListener("load", () => start(workers, base).catch(() => {}));
  }
}

/** A version that waited for a page to be loaded again takes over now. */
async function start(workers, base) {
  const { waiting } = await workers.register(new URL("service-worker.js", base), { updateViaCache: "none" });
  waiting?.postMessage({ do: "turn" });
}
