/**
 * Says on the home page what is due today, to a reader who answered something before; to others nothing.
 */
import { addressOf } from "./address.js";
import { askedIn } from "./asked.js";
import { openBank } from "./bank.js";
import { counted } from "./day-words.js";
import { element } from "./element.js";
import { takeDamaged } from "./journal.js";
import { due, refresher } from "./schedule.js";
import { store, whenShown } from "./site.js";

async function begin() {
  const place = document.querySelector("[data-due]");
  const memory = store.read();
  if (!Object.values(memory.questions).some(({ verdict }) => verdict !== "seen")) {
    return;
  }
  let bank;
  try {
    bank = await openBank(place);
  } catch {
    // Without a connection the home page is the home page; the review page says what is wrong.
    return;
  }
  takeDamaged(memory);
  const asked = askedIn(bank);
  place.replaceChildren(said(due(memory, asked).length, refresher(memory, asked)));
}

function said(number, again) {
  const to = (words) => element("a", { href: addressOf("practice/review/") }, words);
  const words = number ? [to(`${counted(number, "question")} due today`), "."] : ["Nothing is due today. ", to("Your review"), "."];
  const refresh = again ? [" ", to(`Your ${counted(again.months, "month")} refresher is open`), "."] : [];
  return element("p", { class: "due-today" }, element("strong", {}, "Welcome back. "), ...words, ...refresh);
}

whenShown(begin);
