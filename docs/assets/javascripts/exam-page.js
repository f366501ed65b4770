/**
 * Starts the page "Mock exams".
 */
import { onceOpen } from "./opening.js";

onceOpen("[data-exam]", () => {});
