/**
 * What a plan is made of, read from the lists that the page shows without script.
 *
 * @typedef {{id: string, title: string, href: string, minutes: number}} PlanLesson
 * @typedef {{id: string, title: string, lessons: string[], told: HTMLElement}} PlanLicense
 * @typedef {{title: string, href: string, minutes: number}} PlanExam
 */

/**
 * @param {HTMLElement} lists
 * @returns {{lessons: PlanLesson[], licenses: PlanLicense[], exams: Record<"short" | "long", PlanExam | undefined>,
 *   places: Record<string, string>}} `places`: addresses of other pages
 */
export function readPlanParts(lists) {
  const all = (selector) => [...lists.querySelectorAll(selector)];
  const named = (link) => ({ title: link.textContent, href: link.href, minutes: Number(link.dataset.minutes) });
  const exams = Object.fromEntries(all("[data-mock]").map((link) => [link.dataset.mock, named(link)]));
  return {
    lessons: all("[data-lesson]").map((link) => ({ ...named(link), id: link.dataset.lesson })),
    licenses: all("[data-license]").map((link) => ({
      id: link.dataset.license,
      title: link.textContent,
      lessons: link.dataset.lessons.split(" "),
      told: link.closest("li"),
    })),
    exams: { short: exams.short, long: exams.long },
    places: Object.fromEntries(all("[data-to]").map(({ dataset, href }) => [dataset.to, href])),
  };
}
