/**
 * Starts the page "Flashcards": one card at a time, by buttons, keys or a swipe; the list stays for paper.
 */
import { newSeed, shuffled } from "./chance.js";
import { counted } from "./day-words.js";
import { answered, deckOf } from "./deck.js";
import { button, element } from "./element.js";
import { whenShown } from "./site.js";

/** How far a finger must go sideways, in pixels of the page. */
const SWIPE = 60;

const KEYS = { 1: "not-yet", 2: "knew", ArrowLeft: "not-yet", ArrowRight: "knew" };

class Flashcards {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} lists
   */
  constructor(root, lists) {
    Object.assign(this, { root, lists });
    this.sets = [...lists.querySelectorAll(".flashcard-list")].map((list) => ({
      list,
      title: list.querySelector("h2").firstChild.textContent.trim(),
      cards: [...list.querySelectorAll(".flashcard")],
    }));
    this.table = element("div", { class: "flashcards__table" });
    root.replaceChildren(this.chooser(), this.table);
    root.addEventListener("change", () => this.begin());
    root.addEventListener("click", ({ target }) => this.actions[target.closest("[data-do]")?.dataset.do]?.());
    this.table.addEventListener("keydown", (event) => this.pressed(event));
    this.table.addEventListener("pointerdown", (event) => this.touched(event));
    this.begin();
  }

  actions = {
    turn: () => this.turn(),
    knew: () => this.answer(true),
    "not-yet": () => this.answer(false),
    again: () => {
      this.begin();
      this.table.querySelector("button").focus();
    },
    "print-cards": () => window.print(),
  };

  chooser() {
    const choices = this.sets.map(({ title, cards }, index) =>
      element(
        "label",
        { class: "flashcards__choice" },
        element("input", { type: "radio", name: "cards", value: String(index), checked: index === 0 }),
        element("span", {}, `${title} (${cards.length})`),
      ),
    );
    return element(
      "div",
      { class: "flashcards__top" },
      element("fieldset", { class: "flashcards__choices" }, element("legend", {}, "Which cards"), ...choices),
      button("print-cards", "quiet", "Print these cards"),
    );
  }

  /** Shuffles the cards chosen; only these are in the list and on paper. */
  begin() {
    this.set = this.sets[Number(this.root.querySelector("input:checked").value)];
    for (const { list } of this.sets) {
      list.hidden = list !== this.set.list;
    }
    this.deck = deckOf(shuffled([...this.set.cards.keys()], newSeed()));
    this.ask();
  }

  ask() {
    const [top] = this.deck.waiting;
    if (top === undefined) {
      this.end();
      return;
    }
    const front = copy(this.set.cards[top], "front");
    this.turned = false;
    this.card = element("div", { class: "flashcards__card" }, front);
    this.buttons = element("div", { class: "question__actions" }, button("turn", "main", "Turn the card"));
    this.table.replaceChildren(this.where(), this.card, this.buttons, keyWords());
  }

  where() {
    const { waiting, known } = this.deck;
    return element("p", { class: "flashcards__where", role: "status" }, `${known.length} known, ${waiting.length} to go`);
  }

  turn() {
    if (this.turned) {
      return;
    }
    this.turned = true;
    const back = copy(this.set.cards[this.deck.waiting[0]], "back");
    back.tabIndex = -1;
    this.card.append(back);
    this.buttons.replaceChildren(button("not-yet", "quiet", "Not yet"), button("knew", "main", "I knew it"));
    back.focus();
  }

  answer(knew) {
    if (this.turned) {
      this.deck = answered(this.deck, knew);
      this.ask();
      this.table.querySelector("button").focus();
    }
  }

  end() {
    const { first, tried } = this.deck;
    const words = element("p", { class: "flashcards__where", role: "status" }, `Done. You knew ${first} of ${counted(tried.length, "card")} at the first try.`);
    this.table.replaceChildren(words, element("div", { class: "question__actions" }, button("again", "main", "Go through them again")));
  }

  /** Keys count only while the focus is on the card or its buttons, so that no one presses them unawares. */
  pressed(event) {
    const action = this.turned && !event.altKey && !event.ctrlKey && !event.metaKey && KEYS[event.key];
    if (action) {
      event.preventDefault();
      this.actions[action]();
    } else if (event.key === " " && event.target.matches(".flashcard__back")) {
      event.preventDefault();
    }
  }

  /** A tap turns the card; then a swipe to the right means known, to the left not yet. */
  touched({ clientX: from, pointerType, target }) {
    if (pointerType === "mouse" || !this.card?.contains(target) || target.closest("a")) {
      return;
    }
    const inside = new AbortController();
    const done = ({ clientX, type }) => {
      inside.abort();
      const way = clientX - from;
      if (type === "pointerup" && !this.turned && Math.abs(way) < 10) {
        this.turn();
      } else if (type === "pointerup" && this.turned && Math.abs(way) > SWIPE) {
        this.answer(way > 0);
      }
    };
    for (const name of ["pointerup", "pointercancel"]) {
      window.addEventListener(name, done, { signal: inside.signal });
    }
  }
}

/** A side of a card as it stands in the list. */
function copy(card, side) {
  return card.querySelector(`.flashcard__${side}`).cloneNode(true);
}

function keyWords() {
  const key = (name) => element("kbd", {}, name);
  return element("p", { class: "flashcards__keys" }, "Keys: ", key("Enter"), " turns. Then ", key("1"), " or ", key("←"), " not yet, ", key("2"), " or ", key("→"), " knew it. On a touch screen: tap, then swipe.");
}

whenShown(() => {
  const lists = document.querySelector("[data-flashcard-lists]");
  if (lists.querySelector(".flashcard")) {
    new Flashcards(document.querySelector("[data-flashcards]"), lists);
  }
});
