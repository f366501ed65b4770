/**
 * The frame of every page: the switch of colors, and menus that close as people expect.
 */
import { keepOffline } from "./offline.js";
import { offerSearch } from "./search.js";
import { targetOf } from "./target.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function isDark() {
  const chosen = root.dataset.mdColorScheme;
  return chosen ? chosen === "slate" : dark.matches;
}

/** @param {HTMLButtonElement} button */
function nameSwitch(button) {
  const name = isDark() ? "Light colors" : "Dark colors";
  button.querySelector(".bar__word").textContent = name;
  button.title = name;
  button.hidden = false;
}

function switchColors(event) {
  root.dataset.mdColorScheme = isDark() ? "default" : "slate";
  nameSwitch(event.currentTarget);
  try {
    localStorage.setItem("color-scheme", root.dataset.mdColorScheme);
  } catch {
    // The choice holds for this page.
  }
}

/** Closes the open menus that `event` did not happen in. */
function closeMenus(event) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target) || event.target.closest("a")) {
      menu.open = false;
    }
  }
}

function closeByKey(event) {
  const menu = event.target.closest?.("details[data-menu][open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
}

/** Opens what the address leads to, where it stands in something closed. */
function openTarget() {
  const target = targetOf(location.hash);
  const closed = target?.closest("details:not([open])");
  if (closed) {
    closed.open = true;
    target.scrollIntoView();
  }
}

const button = document.querySelector("[data-scheme-switch]");
nameSwitch(button);
button.addEventListener("click", switchColors);
dark.addEventListener("change", () => nameSwitch(button));
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeByKey);
window.addEventListener("hashchange", openTarget);
offerSearch();
keepOffline(window.courseSearch.base);
openTarget();
