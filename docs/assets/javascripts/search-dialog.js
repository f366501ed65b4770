/**
 * The search as a reader meets it: a box to type in, the pages found, the keys to move among them.
 */
import { element } from "./element.js";
import { pageAddress } from "./page-address.js";
import { Engine } from "./search-engine.js";
import { marked, snippet } from "./search-snippet.js";
import { targetOf } from "./target.js";

/** Milliseconds without a key after which texts are loaded, and the number of pages is told. */
const PAUSE = 200;
/** Letters of the piece of text around a hit. */
const SNIPPET = 150;

const search = window.courseSearch;

class Dialog {
  constructor() {
    this.engine = null;
    this.timer = 0;
    this.input = element("input", {
      type: "search",
      class: "search__input",
      "aria-label": "Search",
      placeholder: "What are you looking for?",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
    });
    const close = element("button", { type: "button", class: "search__close" }, "Close");
    this.form = element("form", { class: "search__form", role: "search" }, this.input, close);
    this.status = element("p", { class: "search__status", role: "status" });
    this.results = element("ol", { class: "search__results" });
    this.help = element("p", { class: "search__help" }, keys("↑", "↓"), " to move ", keys("Enter"), " to open ", keys("Esc"), " to close");
    this.root = element("dialog", { class: "search", "aria-label": "Search" }, this.form, this.status, this.results, this.help);
    close.addEventListener("click", () => this.root.close());
    this.listen();
    document.body.append(this.root);
  }

  listen() {
    this.input.addEventListener("input", () => this.answer());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.links()[0]?.click();
    });
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (event.target === this.root) {
        this.root.close();
      } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        this.root.close();
        arrive(link);
      }
    });
  }

  open() {
    if (this.root.open) {
      return;
    }
    this.root.showModal();
    this.input.select();
    if (!this.engine) {
      this.say("Loading …");
      load(search.index).then(
        () => {
          if (!this.engine) {
            this.version = search.data.version;
            this.engine = new Engine(search.data);
            search.data = null;
          }
          this.answer();
        },
        () => this.say("The search could not be loaded. Are you offline? Close it, and try again later."),
      );
    }
  }

  /** Shows what the typed words find. */
  answer() {
    clearTimeout(this.timer);
    const query = this.input.value;
    if (!this.engine) {
      return;
    }
    if (!query.trim()) {
      this.results.replaceChildren();
      this.say("Use your own words. Small slips in spelling are fine.");
      return;
    }
    const found = this.engine.find(query);
    const drawn = found.hits.map((hit) => this.page(hit, found.marks));
    this.results.replaceChildren(...(drawn.length ? drawn.map(({ box }) => box) : parts()));
    this.results.scrollTop = 0;
    this.timer = setTimeout(() => {
      this.say(counted(found, query));
      drawn.forEach(({ fill }) => fill());
    }, PAUSE);
  }

  say(...parts) {
    this.status.replaceChildren(...parts);
  }

  /** A page that was found, with its passages; `fill` loads the texts around the hits. */
  page({ page, passages }, marks) {
    const { title, address, trail, passages: all } = this.engine.pages[page];
    const link = element("a", { class: "search__link", href: pageAddress(address, search.base).href }, ...nodes(marked(title, marks)));
    const top = element("div", { class: "search__top" }, element("p", { class: "search__title" }, link));
    if (trail) {
      top.append(element("p", { class: "search__trail" }, trail));
    }
    const box = element("li", { class: "search__page" }, top);
    const inside = element("ul", { class: "search__passages" });
    const waiting = [];
    for (const number of passages) {
      const text = element("p", { class: "search__text" });
      waiting.push([text, number]);
      if (!number) {
        top.append(text);
        continue;
      }
      const { heading, anchor } = all[number];
      const at = element("a", { class: "search__link", href: `${pageAddress(address, search.base).href}#${anchor}` }, ...nodes(marked(heading, marks)));
      inside.append(element("li", { class: "search__passage" }, element("p", { class: "search__heading" }, at), text));
    }
    if (inside.children.length) {
      box.append(inside);
    }
    const known = search.told[page];
    if (known) {
      write(known, waiting, marks);
    }
    return { box, fill: () => known || this.fill(page, waiting, marks) };
  }

  /** Writes the words around the hits as soon as the page's texts are there; titles lead on without. */
  async fill(page, waiting, marks) {
    await load(`${search.texts.replace("*", page)}?${this.version}`).catch(() => {});
    write(search.told[page] ?? [], waiting, marks);
  }

  links() {
    return [...this.results.querySelectorAll("a")];
  }

  key(event) {
    const { key } = event;
    if (key === "Escape") {
      event.preventDefault();
      this.root.close();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      const stops = [this.input, ...this.links()];
      const at = stops.indexOf(document.activeElement) + (key === "ArrowDown" ? 1 : -1);
      stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
    } else if (document.activeElement.matches("a") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // Whoever goes on typing means the box.
      if (key === "Backspace" || (key.length === 1 && key !== " ")) {
        this.input.focus();
      }
    }
  }
}

function keys(...names) {
  return element("span", {}, ...names.map((name) => element("kbd", {}, name)));
}

/** Parts of a text as nodes: hits in <mark>, all as text. */
function nodes(told) {
  return told.map(({ text, hit }) => (hit ? element("mark", {}, text) : text));
}

function write(texts, waiting, marks) {
  for (const [place, number] of waiting) {
    texts[number] ? place.append(...nodes(snippet(texts[number], marks, SNIPPET))) : place.remove();
  }
}

function counted({ hits, all, slips }, query) {
  if (!all) {
    return `Nothing found for “${query.trim()}”. Try fewer or other words, or open a part of the course.`;
  }
  const number = all > hits.length ? `The best ${hits.length} of ${all} pages.` : all === 1 ? "1 page." : `${all} pages.`;
  return [...slips.map(({ typed, meant }) => `“${typed}” was taken for “${meant}”.`), number].join(" ");
}

/** The parts of the course, from the menu of the page: a way on where nothing was found. */
function parts() {
  return [...document.querySelectorAll(".menu__list a")].map((link) =>
    element("li", { class: "search__page" }, element("div", { class: "search__top" }, element("p", { class: "search__title" }, element("a", { class: "search__link", href: link.href }, link.textContent.trim())))),
  );
}

/** Brings those who listen or use keys to the place that a link led to, where no other page is loaded. */
function arrive({ pathname, hash }) {
  if (pathname === location.pathname) {
    setTimeout(() => {
      const place = targetOf(hash) ?? document.querySelector("article h1");
      place?.setAttribute("tabindex", "-1");
      place?.focus({ preventScroll: true });
    });
  }
}

/** Runs a script of the index. */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = element("script", { src: address });
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  }).finally(() => document.head.querySelectorAll("script").forEach((script) => script.src === address && script.remove()));
}

const dialog = new Dialog();
search.open = () => dialog.open();
