/**
 * Starts the page "Study plan": the choices, the plan as it stands today, on paper and for a calendar.
 */
import { calendarText } from "./calendar-file.js";
import { lessonCounts, standing } from "./counts.js";
import { course } from "./course.js";
import { counted, dayWords, LONG_DAY } from "./day-words.js";
import { dayOf, daysBetween } from "./days.js";
import { download } from "./download.js";
import { button, element } from "./element.js";
import { answersIn } from "./journal.js";
import { missedDays, planned, readWish, takeDamagedPlan } from "./plan.js";
import { planForm, readForm } from "./plan-form.js";
import { readPlanParts } from "./plan-parts.js";
import { planDays, planEvents, taskWords } from "./plan-view.js";
import { base, refresh, store, whenShown } from "./site.js";

/** Minutes a day past which a plan is no plan. */
const TOO_MUCH = 180;
const NOT_APPROVED = "This course is not that license's course and gives no hours for it. Check its page and your regulator.";

class Plan {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} lists
   */
  constructor(root, lists) {
    Object.assign(this, { root, lists, parts: readPlanParts(lists) });
    // With script, a license is told under the plan that is made for it.
    lists.querySelector("[data-plan-licenses]")?.toggleAttribute("hidden", true);
    /** The license that the address asks for, until a plan is made or kept. */
    this.asked = this.parts.licenses.find(({ id }) => id === new URLSearchParams(location.search).get("license"))?.id ?? "";
    this.lessons = new Map(this.parts.lessons.map((lesson) => [lesson.id, lesson]));
    this.words = (task) =>
      taskWords(task, {
        lessons: this.lessons,
        exams: this.parts.exams,
        ...this.parts.places,
      });
    root.addEventListener("submit", (event) => this.submitted(event));
    root.addEventListener("click", ({ target }) => this.actions[target.closest("[data-do]")?.dataset.do]?.());
    store.mend(takeDamagedPlan);
    this.draw();
  }

  actions = {
    "change-plan": () => this.ask(),
    "keep-plan": () => {
      this.settle();
      this.draw();
    },
    "remove-plan": () => {
      this.save(undefined);
      this.draw();
      this.root.querySelector("select, input").focus();
    },
    "print-plan": () => window.print(),
    "calendar-file": () => this.download(),
  };

  save(plan) {
    store.change((memory) => {
      memory.plan = plan;
    });
    refresh();
  }

  /** Draws the plan as it is on this day, or asks for one. */
  draw() {
    const wish = readWish(store.read().plan);
    const today = dayOf(Date.now());
    if (!wish) {
      this.ask();
    } else if (wish.exam <= today) {
      const words = wish.exam === today ? "Today is the day of your exam. Good luck." : "The day of your exam has passed.";
      this.ask(element("p", { class: "plan__sum" }, words));
    } else if (this.asked && this.asked !== wish.license) {
      this.ask(element("p", { class: "plan__sum" }, "You have a plan already. Make it for this license, or keep the one you have."));
    } else {
      this.show(wish, today);
    }
  }

  ask(...before) {
    const wish = readWish(store.read().plan);
    const today = dayOf(Date.now());
    this.lists.hidden = false;
    this.root.replaceChildren(...before, planForm(this.parts.licenses, wish, today, this.asked));
    if (wish && !before.length) {
      this.root.querySelector("select, input").focus();
    }
  }

  submitted(event) {
    event.preventDefault();
    const { wish, fault, field } = readForm(event.target, dayOf(Date.now()));
    if (fault) {
      this.root.querySelector(".plan__fault").textContent = fault;
      field.focus();
      return;
    }
    this.save(wish);
    this.settle();
    this.draw();
    this.root.querySelector("h2").focus();
  }

  /** The address has had its say: a reload shows the plan. */
  settle() {
    this.asked = "";
    history.replaceState(null, "", location.pathname);
  }

  show(wish, today) {
    const license = this.parts.licenses.find(({ id }) => id === wish.license);
    const { short, long } = this.parts.exams;
    const open = this.open(license);
    const { days, tight } = planned(wish, open, today, { shortExam: short?.minutes ?? 0, longExam: long?.minutes ?? 0 });
    this.made = { days, exam: wish.exam };
    this.lists.hidden = true;
    this.root.replaceChildren(
      element("h2", { tabindex: "-1" }, `Your plan to ${dayWords(wish.exam, LONG_DAY)}`),
      ...this.sum(wish, open, days, tight && license !== undefined, today).map((words) => element("p", { class: "plan__sum" }, words)),
      element(
        "div",
        { class: "question__actions" },
        button("print-plan", "main", "Print the plan"),
        button("calendar-file", "quiet", "Save for my calendar (.ics)"),
        button("change-plan", "quiet", "Change the plan"),
        button("remove-plan", "quiet", "Remove it"),
      ),
      ...planDays(days, { exam: wish.exam, today }, this.words),
      ...(license ? [about(license)] : []),
    );
  }

  /** The lessons that are not done yet. */
  open(license) {
    const entries = store.read().questions;
    const done = new Set();
    for (const lesson of course.modules.flatMap(({ lessons }) => lessons)) {
      const counts = lessonCounts(lesson, entries);
      if (counts.all && standing(counts) === "done") {
        done.add(new URL(lesson.url, base).pathname);
      }
    }
    // In a folder the links name the file itself, and the outline does not.
    const path = ({ href }) => new URL(href).pathname.replace(/index\.html$/, "");
    const left = this.parts.lessons.filter((lesson) => !done.has(path(lesson)));
    return left.map(({ id, minutes }) => ({ id, minutes, named: license?.lessons.includes(id) ?? false }));
  }

  sum(wish, open, days, named, today) {
    const all = this.parts.lessons.length;
    const missed = missedDays(wish, this.studied(), today).length;
    const most = Math.max(0, ...days.map(({ minutes }) => minutes));
    const said = [
      `${counted(daysBetween(today, wish.exam), "day")} to go, ${counted(days.length, "day")} to study. ${all - open.length} of ${counted(all, "lesson")} done.`,
    ];
    if (missed) {
      said.push(`You missed ${counted(missed, "day")} of study. That happens: what is left is spread over the days that are left.`);
    }
    if (!days.length) {
      said.push("None of your days of study comes before the exam. Change the plan and choose more days.");
    }
    if (most > TOO_MUCH) {
      said.push(`Some days ask for ${most} minutes, which is too much to learn well. Choose more days if you can.`);
    }
    if (named && days.length) {
      said.push("There is little time, so lessons on what your license names come before the others.");
    }
    return said;
  }

  /** The days on which anything was answered. */
  studied() {
    const memory = store.read();
    const answered = Object.values(memory.questions).filter(({ verdict }) => verdict !== "seen");
    return new Set([...answersIn(memory).map(({ day }) => day), ...answered.map(({ time }) => dayOf(time))]);
  }

  download() {
    const title = this.root.dataset.title;
    const events = planEvents(this.made.days, this.made.exam, title, this.words);
    download(calendarText({ id: course.id, title }, events, Date.now()), "text/calendar", `${course.id}-plan.ics`);
  }
}

function about(license) {
  const told = license.told.cloneNode(true);
  return element("section", { class: "plan__license" }, element("h3", {}, "What the page of your license says"), ...told.childNodes, element("p", {}, element("strong", {}, NOT_APPROVED)));
}

whenShown(() => {
  new Plan(document.querySelector("[data-plan]"), document.querySelector("[data-plan-parts]"));
  refresh();
});
