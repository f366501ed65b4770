/**
 * Sorting steps: with the buttons up and down, by keyboard, or by dragging with mouse, pen or finger.
 */
import { element, icon } from "./element.js";

/**
 * Says on each step's buttons what they move, and which way there is no more room.
 * @param {HTMLElement} root a question
 */
export function labelSteps(root) {
  const steps = [...root.querySelectorAll(".question__step")];
  steps.forEach((step, index) => {
    if (!step.querySelector("button")) {
      step.prepend(element("span", { class: "question__handle" }, icon("move")));
      step.append(arrow("up", step), arrow("down", step));
    }
    const [up, down] = step.querySelectorAll("button");
    up.setAttribute("aria-disabled", String(index === 0));
    down.setAttribute("aria-disabled", String(index === steps.length - 1));
  });
}

/**
 * Moves a step by one place and says where it is now; the button pressed keeps the focus.
 * @param {HTMLElement} pressed
 */
export function moveStep(pressed) {
  const step = pressed.closest(".question__step");
  const up = pressed.dataset.do === "up";
  const other = up ? step.previousElementSibling : step.nextElementSibling;
  if (other) {
    other[up ? "before" : "after"](step);
    pressed.focus();
    told(step);
  }
}

/**
 * Lets a step follow the pointer until it is let go.
 * @param {PointerEvent} event
 */
export function dragStep(event) {
  const handle = event.target.closest(".question__handle");
  const step = handle?.closest(".question__step");
  if (!step || step.closest("fieldset").disabled || event.button !== 0) {
    return;
  }
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  step.dataset.moving = "";
  const follow = ({ clientY }) => {
    for (const other of step.parentElement.children) {
      const { top, height } = other.getBoundingClientRect();
      const above = step.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
      if (other !== step && (above ? clientY < top + height / 2 : clientY > top + height / 2)) {
        other[above ? "before" : "after"](step);
        handle.setPointerCapture(event.pointerId);
        break;
      }
    }
  };
  const drop = () => {
    handle.removeEventListener("pointermove", follow);
    delete step.dataset.moving;
    told(step);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("pointerup", drop, { once: true });
  handle.addEventListener("pointercancel", drop, { once: true });
}

function arrow(way, step) {
  const words = `Move ${way}: ${step.querySelector(".question__text").textContent}`;
  return element("button", { type: "button", class: "player-button player-button--arrow", "data-do": way, "aria-label": words }, icon(way));
}

function told(step) {
  const root = step.closest(".question");
  labelSteps(root);
  const place = [...step.parentElement.children].indexOf(step) + 1;
  const words = `${step.querySelector(".question__text").textContent} Now step ${place}.`;
  root.querySelector(".question__status").replaceChildren(element("p", { class: "player-heard" }, words));
}
