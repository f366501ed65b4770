/**
 * The part of "My progress" that saves the whole course for reading without a connection.
 */
import { button, element, notice } from "./element.js";

const PATIENCE = 20000;
const MEGABYTE = 1000000;
const NO_WORKER = "This browser cannot save the course here. You can still read all of it while you are online.";
const FOLDER = "You read the course from a folder, so all of it is on this device already.";

const place = document.querySelector("[data-offline]");
const said = notice(element("p", {}));
const bar = element("progress", { class: "offline__bar", max: "100", value: "0", "aria-label": "Saved so far", hidden: true });
const actions = element("div", { class: "question__actions" });
let busy = false;

function megabytes(bytes) {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

function say(words) {
  said.querySelector("p").textContent = words;
}

/** The running worker; fails where the browser has none or it could not start. */
async function worker() {
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("no worker")));
  return (await Promise.race([navigator.serviceWorker.ready, late])).active;
}

/** Asks the worker to act; gives its last word, and `hear` gets those before. */
async function ask(what, hear = () => {}) {
  const to = await worker();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.done ? resolve(data) : hear(data));
    to.postMessage({ do: what }, [port2]);
  });
}

function draw(state, words) {
  bar.hidden = true;
  say(words);
  const left = megabytes(state.bytes - state.here);
  const remove = button("offline-remove", "quiet", "Remove the saved pages");
  const save = button("offline-save", "main", `Save the whole course for offline use (${left})`);
  actions.replaceChildren(...(state.whole ? [remove] : [save]));
}

function standing(state) {
  const whole = `The whole course is saved on this device (${megabytes(state.here)}). You can read it without a connection.`;
  return state.whole ? whole : "Pages that you open are saved as you go. To read all of it without a connection, save it first. Printable files are not part of it.";
}

async function save() {
  busy = true;
  bar.hidden = false;
  let quarter = 0;
  say("Saving the course. You can keep reading on this page.");
  const state = await ask("save", ({ here, bytes }) => {
    bar.value = (here / bytes) * 100;
    // A screen reader hears four steps, not every file.
    if (Math.floor((here / bytes) * 4) > quarter) {
      quarter = Math.floor((here / bytes) * 4);
      say(`Saved ${megabytes(here)} of ${megabytes(bytes)}.`);
    }
  });
  busy = false;
  const stopped = "Saving stopped before the end. What was saved stays. Check your connection and free space, then press the button again.";
  draw(state, state.fault ? stopped : standing(state));
  actions.querySelector("button").focus();
}

async function remove() {
  draw(await ask("remove"), "The saved pages were removed. Your answers stay.");
  actions.querySelector("button").focus();
}

/** Says when a newer version waits; it comes at the next reload. */
async function watch() {
  const registration = await navigator.serviceWorker.ready;
  const waits = () => registration.waiting && !busy && say("A new version of the course is ready. Close other pages of the course, then reload this one.");
  waits();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", waits));
}

async function begin() {
  place.replaceChildren(said, bar, actions);
  if (location.protocol === "file:") {
    say(FOLDER);
    return;
  }
  if (!isSecureContext || !navigator.serviceWorker) {
    say(NO_WORKER);
    return;
  }
  say("Looking at what is saved …");
  try {
    const state = await ask("state");
    draw(state, standing(state));
    watch();
  } catch {
    say(NO_WORKER);
  }
}

place.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do]")?.dataset.do;
  if (pressed && !busy) {
    (pressed === "offline-save" ? save() : remove()).catch(() => say(NO_WORKER));
  }
});
begin();
