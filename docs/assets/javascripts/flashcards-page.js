/**
 * Starts the page "Flashcards": one card at a time, by buttons, keys or a swipe, until each was known; the list stays for paper.
 */
import { newSeed, shuffled } from "./chance.js";
import { counted } from "./day-words.js";
import { answered, deckOf } from "./deck.js";
import { button, element } from "./element.js";
import { readCards, takeDamagedCards } from "./known-cards.js";
import { refresh, store, whenShown } from "./site.js";

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
    this.where = element("p", { class: "flashcards__where", role: "status" });
    this.table = element("div", { class: "flashcards__table" });
    root.replaceChildren(this.chooser(), this.where, this.table);
    root.addEventListener("change", () => this.begin());
    root.addEventListener("click", ({ target }) => this.actions[target.closest("[data-do]")?.dataset.do]?.());
    this.table.addEventListener("keydown", (event) => this.pressed(event));
    this.table.addEventListener("pointerdown", (event) => this.touched(event));
    this.fold();
    store.mend(takeDamagedCards);
    this.begin();
  }

  actions = {
    turn: () => this.turn(),
    knew: () => this.answer(true),
    "not-yet": () => this.answer(false),
    "begin-again": () => this.askAgain(),
    again: () => {
      this.forget();
      this.begin();
      this.focus();
    },
    "go-on": () => {
      this.ask();
      this.focus();
    },
    "print-cards": () => window.print(),
  };

  /** Closes the list, which has the answers; on paper it is open. */
  fold() {
    const { lists } = this;
    let open = false;
    lists.open = open;
    window.addEventListener("beforeprint", () => {
      open = lists.open;
      lists.open = true;
    });
    window.addEventListener("afterprint", () => {
      lists.open = open;
    });
  }

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

  /** Shuffles the cards chosen that were not known yet; all of the chosen are in the list and on paper. */
  begin() {
    this.set = this.sets[Number(this.root.querySelector("input:checked").value)];
    for (const { list } of this.sets) {
      list.hidden = list !== this.set.list;
    }
    const remembered = new Set(readCards(store.read().cards));
    const all = [...this.set.cards.keys()];
    const isKnown = (index) => remembered.has(this.idOf(index));
    const waiting = all.filter((index) => !isKnown(index));
    this.deck = deckOf(shuffled(waiting, newSeed()), all.filter(isKnown));
    this.ask();
  }

  idOf(index) {
    return this.set.cards[index].dataset.card;
  }

  ask() {
    this.turned = false;
    const { waiting, known } = this.deck;
    if (!waiting.length) {
      this.end();
      return;
    }
    this.where.textContent = `${known.length} known, ${waiting.length} to go`;
    const front = copy(this.set.cards[waiting[0]], "front");
    front.tabIndex = -1;
    this.card = element("div", { class: "flashcards__card" }, front);
    this.buttons = element("div", { class: "question__actions" }, button("turn", "main", "Turn the card"));
    const again = known.length ? [element("div", { class: "question__actions" }, button("begin-again", "quiet", "Begin again"))] : [];
    this.table.replaceChildren(this.card, this.buttons, keyWords(), ...again);
  }

  /** To the front of the card, which is read out so, or to the one thing left to do. */
  focus() {
    this.table.querySelector("[tabindex], button").focus();
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
    if (!this.turned) {
      return;
    }
    if (knew) {
      const id = this.idOf(this.deck.waiting[0]);
      this.keep((cards) => [...cards, id]);
    }
    this.deck = answered(this.deck, knew);
    this.ask();
    this.focus();
  }

  /** Asks before what was known is forgotten. */
  askAgain() {
    this.turned = false;
    const { waiting, known } = this.deck;
    const words = `Ask all ${waiting.length + known.length} cards again, also the ${known.length} that you knew?`;
    this.table.replaceChildren(
      element("p", { tabindex: "-1" }, words),
      element("div", { class: "question__actions" }, button("go-on", "main", "No, go on"), button("again", "quiet", "Yes, begin again")),
    );
    this.focus();
  }

  forget() {
    const own = new Set(this.set.cards.map(({ dataset }) => dataset.card));
    this.keep((cards) => cards.filter((id) => !own.has(id)));
  }

  /** Changes the known cards as they are remembered now: another tab may know more. */
  keep(edit) {
    store.change((memory) => {
      memory.cards = readCards(edit(readCards(memory.cards)));
    });
    refresh();
  }

  end() {
    const { first, known, tried } = this.deck;
    const before = known.length - tried.length;
    const said = ["Done."];
    if (tried.length) {
      said.push(`You knew ${first} of ${counted(tried.length, "card")} at the first try.`);
    }
    if (before) {
      said.push(`You knew ${counted(before, "card")} before.`);
    }
    this.where.textContent = said.join(" ");
    this.table.replaceChildren(element("div", { class: "question__actions" }, button("again", "main", "Begin again")));
  }

  /** Keys count only while the focus is on the card or its buttons, so that no one presses them unawares. */
  pressed(event) {
    const action = this.turned && !event.altKey && !event.ctrlKey && !event.metaKey && KEYS[event.key];
    if (action) {
      event.preventDefault();
      this.actions[action]();
    } else if ([" ", "Enter"].includes(event.key) && event.target.matches(".flashcard__front, .flashcard__back")) {
      event.preventDefault();
      this.turn();
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
  if (lists) {
    new Flashcards(document.querySelector("[data-flashcards]"), lists);
    refresh();
  }
});
