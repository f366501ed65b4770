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
      this.setAside(aside);
      this.write(memory);
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
   * Puts what could not be read under another key, the newest five of them.
   * Where there is no room for both, the damaged text itself makes room.
   * @param {string} text
   */
  setAside(text) {
    const key = `${this.key}:set-aside`;
    const area = this.area();
    const before = parsed(area.getItem(key) ?? "[]");
    const kept = [...(Array.isArray(before) ? before.filter(isMap) : []), { time: new Date().toISOString(), text }];
    try {
      area.setItem(key, JSON.stringify(kept.slice(-5)));
    } catch {
      try {
        area.removeItem(this.key);
        area.setItem(key, JSON.stringify(kept.slice(-1)));
      } catch {
        this.problems.add(FULL);
      }
    }
  }
}
