/**
 * Loads the questions of the course when practice begins: first what is known of each, then, module by
 * module, the questions themselves.
 *
 * @typedef {{version: string, lesson: string, section?: string, objective: string, level: string, type: string,
 *   procedure?: string, safety?: true, answers?: number, fixed?: true, sources?: string[]}} Known
 *   `section`: the anchor in the lesson; `answers`: how many options or steps; `fixed`: they keep their order
 * @typedef {{id: string, title: string, note: string, minutes: number, pass: number, format: string,
 *   parts: [string, number][], forms: Record<string, [string, number[]][]>}} Blueprint
 * @typedef {{version: string, modules: {id: string, title: string, stamp: string,
 *   lessons: {id: string, title: string, url: string, minutes: number}[]}[], questions: Record<string, Known>,
 *   sources: Record<string, {title: string, url?: string}>,
 *   topics: {id: string, title: string, lessons: string[]}[],
 *   licenses: {id: string, title: string, topics: string[]}[], blueprints: Blueprint[]}} Index
 */
import { readParts } from "./parts.js";

const waiting = new Map();

/** The questions of the course, as far as they are loaded. */
export class Bank {
  /**
   * @param {Index} index
   * @param {URL} address of the index, beside which the modules lie
   */
  constructor(index, address) {
    this.index = index;
    this.address = address;
    this.lessons = new Map();
    for (const module of index.modules) {
      for (const lesson of module.lessons) {
        this.lessons.set(lesson.id, { ...lesson, module: module.id });
      }
    }
  }

  /** Whether the course has a question by now. */
  has(id) {
    return Object.hasOwn(this.index.questions, id);
  }

  /** What is known of a question; undefined where the course has no such question. */
  known(id) {
    return this.has(id) ? this.index.questions[id] : undefined;
  }

  /** The lesson of a question, with the id of its module. */
  lessonOf(id) {
    return this.lessons.get(this.known(id)?.lesson);
  }

  /** The ids of all questions in the order of the course. */
  ids() {
    return Object.keys(this.index.questions);
  }

  /**
   * Loads the modules that some questions stand in.
   * @param {readonly string[]} ids
   */
  async need(ids) {
    await Promise.all(this.modulesOf(ids).map(({ id, stamp }) => script(new URL(`${id}.js?${stamp}`, this.address))));
  }

  /**
   * Whether the modules that some questions stand in are loaded.
   * @param {readonly string[]} ids
   */
  holds(ids) {
    return this.modulesOf(ids).every(({ id }) => Object.hasOwn(window.courseBank, id));
  }

  modulesOf(ids) {
    const modules = new Set(ids.filter((id) => this.has(id)).map((id) => this.lessonOf(id).module));
    return this.index.modules.filter(({ id }) => modules.has(id));
  }

  /**
   * A question that was loaded, fresh and in no page yet.
   * @param {string} id
   */
  question(id) {
    const html = window.courseBank[this.lessonOf(id).module][id];
    const read = new DOMParser().parseFromString(html, "text/html");
    return readParts(document.adoptNode(read.body.firstElementChild));
  }
}

/**
 * Loads what is known of all questions; `place` names the address of the index.
 * @param {HTMLElement} place
 */
export async function openBank(place) {
  const address = new URL(place.dataset.bank, location.href);
  await script(address);
  return new Bank(window.courseBank.index, address);
}

/**
 * Runs a script of the course once; the promise fails where it cannot be loaded, and may be tried again.
 * @param {URL} address
 */
function script({ href }) {
  if (!waiting.has(href)) {
    const loaded = new Promise((done, failed) => {
      const tag = document.createElement("script");
      tag.src = href;
      tag.onload = () => done();
      tag.onerror = () => {
        waiting.delete(href);
        tag.remove();
        failed(new Error(href));
      };
      document.head.append(tag);
    });
    waiting.set(href, loaded);
  }
  return waiting.get(href);
}
