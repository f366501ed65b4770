/**
 * Keeps what a reader did in the browser's own storage, and goes on without it when it must.
 */
import { newSeed } from "./chance.js";
import { isMap, parsed, readMemory } from "./memory.js";

const DAMAGED =
  "Some of your saved progress could not be read. What could be read is kept. The rest is set aside in this browser and counts for nothing.";
const BLOCKED =
  "This browser does not let the course save anything. You can answer every question, but your progress is gone when you close the page.";
const FULL =
  "This browser has no room left to save your progress. You can answer every question, but new answers are gone when you close the page.";

/** One store for the whole course. Each change reads first, so that two open pages do not undo each other. */
export class Store {
  /**
   * @param {string} courseId
   * @param {() => Storage} area gives the storage; may throw where it is blocked
   */
  constructor(courseId, area = () => window.localStorage) {
    this.courseId = courseId;
    this.key = `${courseId}:v1`;
    /** Where stands what could not be read. */
    this.asideKey = `${this.key}:set-aside`;
    this.area = area;
    this.seed = newSeed();
    /** What is remembered in this page alone, while the browser saves nothing. */
    this.held = null;
    /** What the reader should be told, each sentence once. @type {Set<string>} */
    this.problems = new Set();
  }

  /** All that is remembered, as it is now. */
  read() {
    if (this.held) {
      return this.held;
    }
    let text = null;
    try {
      text = this.area().getItem(this.key);
    } catch {
      this.problems.add(BLOCKED);
    }
    const { memory, aside } = readMemory(text, this.courseId);
    memory.reader ||= this.seed;
    if (aside) {
      this.problems.add(DAMAGED);
      this.setAside(aside, memory);
    }
    return memory;
  }

  /**
   * Changes what is remembered; true when the browser saved it.
   * @param {(memory: import("./memory.js").Memory) => void} edit
   */
  change(edit) {
    const memory = this.read();
    edit(memory);
    return this.write(memory);
  }

  /** @param {import("./memory.js").Memory} memory */
  write(memory) {
    try {
      const area = this.area();
      try {
        area.setItem(this.key, JSON.stringify(memory));
        this.held = null;
        return true;
      } catch {
        this.problems.add(FULL);
      }
    } catch {
      this.problems.add(BLOCKED);
    }
    this.held = memory;
    return false;
  }

  /**
   * Takes out of what is remembered a part that cannot be read, and sets it aside; whether there was one.
   * @param {(memory: import("./memory.js").Memory) => string} take gives what it took out, or ""
   */
  mend(take) {
    const memory = this.read();
    const aside = take(memory);
    if (aside) {
      this.setAside(aside, memory);
    }
    return aside !== "";
  }

  /**
   * Puts what could not be read under another key, the newest five of them, and saves the memory without it.
   * Where there is no room for both, the memory comes first: it is smaller by now and makes room.
   * @param {string} text
   * @param {import("./memory.js").Memory} memory
   */
  setAside(text, memory) {
    const area = this.area();
    const before = parsed(area.getItem(this.asideKey) ?? "[]");
    const kept = [...(Array.isArray(before) ? before.filter(isMap) : []), { time: new Date().toISOString(), text }];
    const put = (most) => {
      try {
        area.setItem(this.asideKey, JSON.stringify(kept.slice(-most)));
        return true;
      } catch {
        return false;
      }
    };
    const done = put(5);
    this.write(memory);
    if (!done && !put(5) && !put(1)) {
      this.problems.add(FULL);
    }
  }

  /**
   * Puts a text, or nothing, in the place of all that was set aside; gives what stood there.
   * @param {string | null} text
   */
  exchangeAside(text) {
    try {
      const area = this.area();
      const before = area.getItem(this.asideKey);
      text === null ? area.removeItem(this.asideKey) : area.setItem(this.asideKey, text);
      return before;
    } catch {
      return null;
    }
  }
}
