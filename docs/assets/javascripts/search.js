/**
 * Opens the search: everything that searches is loaded when it is first asked for, and never before.
 */

/** Brings the button in the bar, and Ctrl+K, to life. */
export function offerSearch() {
  const opener = document.querySelector("[data-find]");
  const from = (name) => new URL(opener.dataset[name], location.href).href;
  const search = { base: from("find"), index: from("index"), texts: from("texts"), told: {}, data: null, open: null };
  window.courseSearch = search;
  const open = () => {
    if (search.open) {
      search.open();
    } else if (!opener.hasAttribute("aria-busy")) {
      opener.setAttribute("aria-busy", "true");
      Promise.allSettled([part("link", { rel: "stylesheet", href: from("style") }), part("script", { src: from("script") })]).then(() => {
        opener.removeAttribute("aria-busy");
        search.open?.();
      });
    }
  };
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
  if (/Mac|iP(hone|ad|od)/.test(navigator.platform)) {
    opener.querySelector("kbd").textContent = "⌘ K";
  }
}

/** Adds a script or a style sheet to the page; settles when it is loaded. */
function part(name, attributes) {
  return new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.onload = resolve;
    made.onerror = reject;
    document.head.append(made);
  });
}
