/**
 * Finds pages by the words of a query; knows nothing of the page that it is asked from.
 *
 * @typedef {{title: string, address: string, trail: string, weight: number, first: number,
 *   passages: {heading: string, anchor: string}[]}} Page
 *   `first`: the number of its first passage
 * @typedef {{page: number, passages: number[]}} Hit the page, and the numbers of its passages within it
 * @typedef {{hits: Hit[], all: number, marks: Set<string>, slips: {typed: string, meant: string}[]}} Found
 *   `all`: how many pages were found; `hits` are the best of them
 */
import { meanings } from "./search-meanings.js";
import { slips, words } from "./search-words.js";

/** Worth of what a page says in different places, beside the best of them; and of how often it says it. */
const APART = 0.6;
const OFTEN = 0.5;
/** Passages of a page that still belong together. */
const LESSON_LONG = 14;
/** Weight of a word that stands nearly everywhere, and of one that was guessed: the rarer is not the likelier. */
const COMMON = 0.2;
const GUESSED = 3;
const MOST_PAGES = 10;
const MOST_PASSAGES = 3;
const LONGEST_PHRASE = 6;
/** What a phrase is worth: its words in the course's terms, and the passages that it leads to. */
const MEANT = 0.8;
const TARGET = 1.5;

export class Engine {
  constructor({ levels, signs, pages, forms, places, phrases }) {
    this.levels = levels;
    this.signs = new Map([...signs].map((sign, value) => [sign, value]));
    this.half = signs.length / 2;
    this.pages = [];
    this.pageOf = [];
    for (const [title, address, trail, weight, told] of pages) {
      const passages = told.map((part, number) => passage(part, number, title));
      this.pages.push({ title, address, trail, weight, passages, first: this.pageOf.length });
      this.pageOf.push(...passages.map(() => this.pages.length - 1));
    }
    this.formOf = new Map();
    this.forms = forms.split("|").map((written, form) => {
      const common = written.startsWith("~");
      const told = written.slice(common ? 1 : 0).split(" ");
      told.forEach((word) => this.formOf.set(word, form));
      return { words: told, common };
    });
    this.words = [...this.formOf.keys()];
    this.places = places.split(" ");
    this.phrases = new Map();
    for (const [says, means, targets] of phrases) {
      const key = words(says).map((word) => this.formOf.get(word)).join(" ");
      const known = this.phrases.get(key) ?? { means: [], targets: [] };
      known.means.push(words(means));
      known.targets.push(...targets);
      this.phrases.set(key, known);
    }
  }

  /**
   * @param {string} query its last word may be unfinished, unless a space follows
   * @returns {Found}
   */
  find(query) {
    const typed = words(query);
    const unfinished = /[\p{L}\p{N}]$/u.test(query);
    const asked = typed.map((word, number) => meanings(word, unfinished && number === typed.length - 1, this));
    const ideas = this.ideas(asked);
    const ranked = this.rank(ideas);
    const hits = ranked.slice(0, MOST_PAGES).map(({ page, sums }) => ({ page, passages: this.best(page, sums) }));
    return { hits, all: ranked.length, marks: this.marks(ideas), slips: this.named(typed, asked, ranked[0]) };
  }

  /**
   * The ideas of a query: each is a word, or several that are a phrase of the index.
   * @returns {{scores: Float64Array, weight: number, forms: Set<number>}[]} a score for each passage
   */
  ideas(asked) {
    const ideas = [];
    for (let at = 0; at < asked.length; ) {
      const length = this.phraseAt(asked, at);
      const inside = asked.slice(at, at + Math.max(length, 1));
      const idea = together(inside.map((word) => this.weigh(word)));
      if (length) {
        this.addPhrase(idea, this.keys(inside).find((key) => this.phrases.has(key)));
      }
      ideas.push(idea);
      at += Math.max(length, 1);
    }
    return ideas;
  }

  /** How many words from a place on are a phrase; 0 where none begins. */
  phraseAt(asked, at) {
    for (let length = Math.min(LONGEST_PHRASE, asked.length - at); length; length -= 1) {
      if (this.keys(asked.slice(at, at + length)).some((key) => this.phrases.has(key))) {
        return length;
      }
    }
    return 0;
  }

  /** The ways to write some typed words as a phrase, the surest first. */
  keys(asked) {
    let keys = [""];
    for (const { meant } of asked) {
      const surest = [...meant].sort((one, other) => other[1] - one[1]).slice(0, 4);
      keys = keys.flatMap((key) => surest.map(([form]) => `${key} ${form}`)).slice(0, 64);
    }
    return keys.map((key) => key.trim());
  }

  addPhrase(idea, key) {
    const { means, targets } = this.phrases.get(key);
    for (const told of means.filter((told) => told.length)) {
      const forms = told.map((word) => new Map([[this.formOf.get(word), MEANT]]));
      const meant = together(forms.map((form) => this.weigh({ meant: form, known: true })));
      meant.scores.forEach((score, passage) => {
        idea.scores[passage] = Math.max(idea.scores[passage], (score * idea.weight) / (meant.weight || 1));
      });
      meant.forms.forEach((form) => idea.forms.add(form));
    }
    const top = this.levels.at(-1) * TARGET;
    for (const passage of targets) {
      idea.scores[passage] = Math.max(idea.scores[passage], idea.weight * top);
    }
  }

  /** What one word of the query says about each passage. */
  weigh({ meant, known }) {
    const scores = new Float64Array(this.pageOf.length);
    let weight = 0;
    for (const [form, worth] of meant) {
      const found = this.read(form);
      const rare = this.rarity(form, found.length, known);
      weight = Math.max(weight, rare * worth);
      for (const [passage, level] of found) {
        scores[passage] = Math.max(scores[passage], rare * worth * this.levels[level]);
      }
    }
    return { scores, weight: weight || Math.log(1 + this.pageOf.length), forms: new Set(meant.keys()) };
  }

  /** How much it tells that a form stands in a passage; it stands in `found` of them. */
  rarity(form, found, known) {
    const { common } = this.forms[form];
    if (!known) {
      return common ? GUESSED * 0.8 : GUESSED;
    }
    return common ? COMMON : Math.log(1 + this.pageOf.length / (found + 0.5));
  }

  /** The passages in which a form stands, with its level there. */
  read(form) {
    const found = [];
    let number = 0;
    let passage = -1;
    for (const sign of this.places[form]) {
      const value = this.signs.get(sign);
      number = number * this.half + (value % this.half);
      if (value < this.half) {
        passage += 1 + Math.floor(number / this.levels.length);
        found.push([passage, number % this.levels.length]);
        number = 0;
      }
    }
    return found;
  }

  /** The pages that were found, the best first; equals stay in the order of the site. */
  rank(ideas) {
    const sought = ideas.reduce((sum, { weight }) => sum + weight, 0);
    const ranked = [];
    this.pages.forEach(({ first, passages, weight }, page) => {
      const sums = passages.map((_, number) => ideas.reduce((sum, { scores }) => sum + scores[first + number], 0));
      const most = Math.max(...sums);
      if (most > 0) {
        const whole = this.together(ideas, first, passages.length, sought);
        // What stands far apart on a long page hardly belongs together.
        const close = Math.max(...passages.map((_, number) => this.close(ideas, first, number, sought)));
        const apart = whole * Math.min(1, LESSON_LONG / passages.length);
        const often = sums.reduce((sum, one) => sum + one, 0) / passages.length;
        ranked.push({ page, sums, score: (close + APART * apart + OFTEN * often) * weight });
      }
    });
    return ranked.sort((one, other) => other.score - one.score);
  }

  /** What a passage, under its page's title, says to all ideas at once. */
  close(ideas, first, number, sought) {
    return covered(ideas, sought, ({ scores }) => Math.max(scores[first], scores[first + number]));
  }

  /** What a page says to all ideas, each wherever it says most. */
  together(ideas, first, length, sought) {
    return covered(ideas, sought, ({ scores }) => Math.max(...scores.subarray(first, first + length)));
  }

  /** The passages of a page that a reader should see, in their order. */
  best(page, sums) {
    const most = Math.max(...sums);
    return [...sums.keys()]
      .filter((number) => sums[number] >= most * 0.4)
      .sort((one, other) => sums[other] - sums[one])
      .slice(0, MOST_PASSAGES)
      .sort((one, other) => one - other);
  }

  /** Every word that counts as a hit in a text. */
  marks(ideas) {
    const forms = ideas.flatMap((idea) => [...idea.forms]);
    return new Set(forms.flatMap((form) => this.forms[form].words));
  }

  /** For each word that was only guessed: what it was taken for in the best page. */
  named(typed, asked, top) {
    const named = [];
    typed.forEach((word, number) => {
      const { meant, sure } = asked[number];
      if (sure || !top) {
        return;
      }
      const { first, passages } = this.pages[top.page];
      const there = (form) => this.read(form).some(([passage]) => passage >= first && passage < first + passages.length);
      const [best] = [...meant].sort((one, other) => there(other[0]) - there(one[0]) || other[1] - one[1]);
      if (best) {
        const near = this.forms[best[0]].words.map((other) => [slips(word, other, 3).whole, other]);
        named.push({ typed: word, meant: near.sort(([one], [other]) => one - other)[0][1] });
      }
    });
    return named;
  }
}

function passage(told, number, title) {
  const [heading, anchor] = told.split("\t");
  return { heading: heading || title, anchor: anchor ?? (number ? slug(heading) : "") };
}

/** The anchor that most headings have; script.py leaves it out. */
function slug(heading) {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9_\s-]/g, "")
    .trim()
    .replace(/[\s-]+/g, "-");
}

/** The sum of what is said to each idea, less for every idea to which nothing is said. */
function covered(ideas, sought, said) {
  let [score, weight] = [0, 0];
  for (const idea of ideas) {
    const part = said(idea);
    score += part;
    weight += part > 0 ? idea.weight : 0;
  }
  return score * (weight / sought) ** 2;
}

/** Several words as one idea: their scores and weights are added. */
function together(told) {
  const idea = { scores: told[0].scores, weight: 0, forms: new Set() };
  told.forEach(({ scores, weight, forms }, number) => {
    idea.weight += weight;
    forms.forEach((form) => idea.forms.add(form));
    if (number) {
      scores.forEach((score, passage) => {
        idea.scores[passage] += score;
      });
    }
  });
  return idea;
}
