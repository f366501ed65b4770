/**
 * Sets the colors that the reader chose, before anything is drawn; without a choice the device decides.
 */
try {
  const chosen = localStorage.getItem("color-scheme");
  if (chosen === "slate" || chosen === "default") {
    document.documentElement.dataset.mdColorScheme = chosen;
  }
} catch {
  // Storage is blocked: the device decides.
}
