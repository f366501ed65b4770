/**
 * Leads on the home page to where a reader stopped and to what is due today; says nothing to who was never here.
 */
import { addressOf } from "./address.js";
import { askedIn } from "./asked.js";
import { openBank } from "./bank.js";
import { course } from "./course.js";
import { counted } from "./day-words.js";
import { dayOf, daysBetween } from "./days.js";
import { element } from "./element.js";
import { takeDamaged } from "./journal.js";
import { nextLesson } from "./next-lesson.js";
import { readExam } from "./open-memory.js";
import { readWish, studyDays } from "./plan.js";
import { planWords } from "./plan-today.js";
import { roundAddress, roundWords, unfinished } from "./rounds.js";
import { due, refresher } from "./schedule.js";
import { store, whenShown } from "./site.js";

/** More would be a list to choose from, and not a way on. */
const MOST = 3;

const lessons = course.modules.flatMap((module) => module.lessons);

async function begin() {
  const place = document.querySelector("[data-due]");
  const memory = store.read();
  const first = opened(memory);
  if (!first.length && !Object.keys(memory.questions).length) {
    return;
  }
  // At once, so that less of the page moves when the bank is there.
  place.replaceChildren(...welcome(first));
  let ways = first;
  try {
    const bank = await openBank(place);
    ways = [...opened(memory, bank.index), ...ofTheBank(memory, bank)];
  } catch {
    // Without a connection the home page leads to what needs no bank; the review page says what is wrong.
  }
  place.replaceChildren(...(ways.length ? welcome(ways.slice(0, MOST)) : []));
}

/** What is open by the memory alone: a mock exam, a round of questions, a day of the study plan. */
function opened(memory, index) {
  const exam = readExam(memory.exam);
  const round = unfinished(memory, () => true);
  return [
    ...(exam ? [[`Go on with the mock exam “${exam.title}”, question ${exam.at + 1} of ${exam.items.length}`, addressOf("practice/exam/", "taking")]] : []),
    ...(round ? [[`Go on with your ${roundWords(round)}`, roundAddress(round)]] : []),
    ...planWays(memory, index, dayOf(Date.now())),
  ];
}

function planWays(memory, index, today) {
  const wish = readWish(memory.plan);
  const to = addressOf("practice/plan/");
  if (wish?.exam === today) {
    return [["Today is the day of your exam", to]];
  }
  if (!wish || studyDays(wish, today)[0] !== today) {
    return [];
  }
  const words = index ? `: ${planWords(wish, index, lessons, memory.questions, today)}` : `, ${counted(daysBetween(today, wish.exam), "day")} before your exam`;
  return [[`Today in your study plan${words}`, to]];
}

function ofTheBank(memory, bank) {
  takeDamaged(memory);
  const asked = askedIn(bank);
  const number = due(memory, asked).length;
  const again = refresher(memory, asked);
  const review = addressOf("practice/review/");
  const ways = [
    ...(number ? [[`${counted(number, "question")} due today`, review]] : []),
    ...(again ? [[`Your ${counted(again.months, "month")} refresher is open`, review]] : []),
    ...lessonWays(memory, bank),
  ];
  return ways.length ? ways : [["Nothing is due today. Your review", review]];
}

function lessonWays(memory, bank) {
  const next = nextLesson(lessons, memory.questions);
  const named = [...bank.lessons.values()].find(({ url }) => url === next?.lesson.url);
  return named ? [[`${next.begun ? "Go on with the lesson" : "The next lesson"}: ${named.title}`, addressOf(named.url)]] : [];
}

function welcome(ways) {
  const links = ways.map(([words, href]) => element("li", {}, element("a", { href }, words)));
  return [element("p", {}, element("strong", {}, "Welcome back.")), element("ul", {}, ...links)];
}

whenShown(begin);
