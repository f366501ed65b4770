/**
 * Starts the readiness figures on pages that show nothing else of practice.
 */
import { onceOpen } from "./opening.js";
import { showReadiness } from "./readiness-place.js";

onceOpen("[data-readiness]", (place, bank) => {
  showReadiness(place, bank);
  document.addEventListener("progress-drawn", () => showReadiness(place, bank));
});
